using Inspectra.Mongo.Engine.Commands;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Engine.Update;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>One statement of an update command, compiled before it reaches the writer.</summary>
internal sealed class UpdateStatement
{
    private UpdateStatement(bool isMulti, bool isUpsert)
    {
        IsMulti = isMulti;
        IsUpsert = isUpsert;
    }

    public bool IsMulti { get; }

    public bool IsUpsert { get; }

    /// <summary>The key of a filter that names one <c>_id</c>; null for any other filter.</summary>
    public byte[]? IdKey { get; private init; }

    /// <summary>The whole new document, <c>_id</c> first, where the filter names the <c>_id</c>: then nothing else is needed.</summary>
    public ReadOnlyMemory<byte>? Replacement { get; private init; }

    public BsonDocument? Filter { get; private init; }

    public DocumentFilter? Matcher { get; private init; }

    public UpdateProgram? Program { get; private init; }

    /// <summary>Why it cannot be carried out at all.</summary>
    public QueryException? Refusal { get; private init; }

    public static UpdateStatement Parse(ReadOnlyMemory<byte> statement, FilterContext context)
    {
        var body = new CommandBody(statement, []);
        var multi = body.Flag("multi"u8);
        var upsert = body.Flag("upsert"u8);
        Collations.RefuseIn(body);
        var filterBytes = body.DocumentBytes("q"u8);
        if (filterBytes.IsEmpty || !body.Has("u"u8))
        {
            throw CommandException.FailedToParse("An update statement needs 'q' and 'u'.");
        }
        var key = new KeyBuffer(64);
        var hasKey = IdFilter.TryGetKey(filterBytes.Span, key);
        try
        {
            if (hasKey && !multi && TryReplacement(body, filterBytes, key) is { } replacement)
            {
                return new UpdateStatement(multi, upsert) { IdKey = key.ToArray(), Replacement = replacement };
            }
            var filter = new RawDocument(filterBytes.Span).ToBsonDocument();
            var update = body.Value("u"u8);
            if (multi && update is BsonDocument document && (document.ElementCount == 0 || !document.GetElement(0).Name.StartsWith('$')))
            {
                throw QueryException.FailedToParse("multi update is not supported for replacement-style update");
            }
            return new UpdateStatement(multi, upsert)
            {
                IdKey = hasKey ? key.ToArray() : null,
                Filter = filter,
                Matcher = filter.ElementCount == 0 ? null : DocumentFilter.Parse(filter, context),
                Program = UpdateProgram.Parse(update ?? BsonNull.Value, body.Array("arrayFilters"u8), filter, context),
            };
        }
        catch (QueryException ex)
        {
            return new UpdateStatement(multi, upsert) { Refusal = ex };
        }
    }

    /// <returns>The document to store, or null when the update is no replacement of that very <c>_id</c>.</returns>
    private static ReadOnlyMemory<byte>? TryReplacement(CommandBody body, ReadOnlyMemory<byte> filter, KeyBuffer key)
    {
        if (!RawBson.TryFind(body.Bytes.Span, 0, "u"u8, out var updateType, out _) || updateType != RawBson.Document)
        {
            return null;
        }
        var update = body.DocumentBytes("u"u8);
        var span = update.Span;
        if (span[4] != 0 && span[5] == (byte)'$')
        {
            return null;
        }
        if (span.Length > InsertCommand.MaxDocumentBytes)
        {
            throw QueryException.Location(17419, "Resulting document after update is larger than 16777216");
        }
        RawBson.Validate(span);
        if (RawBson.TryFind(span, 0, "_id"u8, out var type, out var value))
        {
            var own = new KeyBuffer(64);
            KeyEncoder.Append(own, type, span, value);
            if (!own.Written.SequenceEqual(key.Written))
            {
                throw QueryException.ImmutableField(
                    "After applying the update, the (immutable) field '_id' was found to have been altered.");
            }
            return value == 9 ? update : InsertCommand.WithId(span, type, span.Slice(value, RawBson.SizeOf(type, span, value)));
        }
        if (!RawBson.TryFind(filter.Span, 0, "_id"u8, out var idType, out var id)
            || (idType == RawBson.Document && filter.Span[id + 5] == (byte)'$'))
        {
            return null; // {_id: {$eq: ...}}: the general way takes the value from there.
        }
        return InsertCommand.WithId(span, idType, filter.Span.Slice(id, RawBson.SizeOf(idType, filter.Span, id)));
    }
}
