using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>A find command, read once.</summary>
internal sealed class FindRequest
{
    public required string Database { get; init; }

    public required string Collection { get; init; }

    public string Namespace => Database + "." + Collection;

    /// <summary>The keys of a filter that names <c>_id</c>s only and wants them in any order; null for any other.</summary>
    public List<byte[]>? Keys { get; init; }

    public BsonDocument? Filter { get; init; }

    public SortSpecification? SortSpecification { get; init; }

    /// <summary>Fields of the wanted order; <c>$natural</c> among them is that of the records.</summary>
    public IReadOnlyList<SortField> Sort { get; init; } = [];

    public Projection? Projection { get; init; }

    public long Skip { get; init; }

    /// <summary>Null for all.</summary>
    public long? Limit { get; init; }

    public int? BatchSize { get; init; }

    public bool IsSingleBatch { get; init; }

    public static FindRequest Parse(CommandContext context)
    {
        var body = context.Body;
        Refuse(body);
        var limit = body.Number("limit"u8) ?? 0;
        var skip = body.Number("skip"u8) ?? 0;
        if (skip < 0)
        {
            throw CommandException.BadValue("Skip value must be non-negative, but received: " + skip);
        }
        var batchSize = body.Number("batchSize"u8);
        if (batchSize < 0)
        {
            throw CommandException.BadValue("BatchSize value must be non-negative, but received: " + batchSize);
        }
        var filterBytes = body.DocumentBytes("filter"u8);
        var sort = body.Document("sort"u8);
        var isSorted = sort is { ElementCount: > 0 };
        var keys = filterBytes.IsEmpty || isSorted || skip != 0 ? null : IdFilter.GetKeys(filterBytes.Span);
        if (keys is not null && batchSize is { } size && size < keys.Count)
        {
            keys = null;
        }
        // An id path needs no filter, but for a projection that asks which array element matched.
        var projection = body.Document("projection"u8);
        var filter = filterBytes.IsEmpty || (keys is not null && projection is null)
            ? null : new RawDocument(filterBytes.Span).ToBsonDocument();
        var isNatural = isSorted && sort!.Contains("$natural");
        var order = isSorted && !isNatural ? SortSpecification.Parse(sort!) : null;
        return new FindRequest
        {
            Database = context.Database,
            Collection = body.Collection,
            Keys = keys,
            Filter = filter,
            SortSpecification = order,
            Sort = isNatural ? [new SortField("$natural", sort!["$natural"].ToInt32())] : order?.Fields ?? [],
            Projection = projection is null ? null : Projection.Parse(projection, filter ?? [], context.FilterContext),
            Skip = skip,
            Limit = limit == 0 ? null : Math.Abs(limit),
            BatchSize = (int?)batchSize,
            IsSingleBatch = limit < 0 || body.Flag("singleBatch"u8),
        };
    }

    private static void Refuse(CommandBody body)
    {
        if (body.Flag("tailable"u8) || body.Flag("awaitData"u8))
        {
            throw CommandException.NotSupported("Tailable cursors are not supported by the embedded engine.");
        }
        Collations.RefuseIn(body);
    }
}
