using System.Collections.Immutable;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>One index of a collection, as the catalogue knows it. Index 0 is that of <c>_id</c>.</summary>
internal sealed class IndexInfo
{
    public const string IdName = "_id_";

    public IndexInfo(int collection, int id, string name, byte[] keys, IndexFlags flags, byte[]? partial, long? expireAfterSeconds)
    {
        Collection = collection;
        Id = id;
        Name = name;
        Keys = keys;
        Flags = flags;
        Partial = partial;
        ExpireAfterSeconds = expireAfterSeconds;
        Fields = FieldsOf(keys);
        PartialFilter = partial is null ? null : DocumentFilter.Parse(new RawBsonDocument(partial), new FilterContext(DateTime.UnixEpoch, new Random(0)));
        Sql = new IndexSql(collection, id, IsUnique);
    }

    public int Collection { get; }

    public int Id { get; }

    public string Name { get; }

    /// <summary>BSON of the key specification.</summary>
    public byte[] Keys { get; }

    public IndexFlags Flags { get; }

    /// <summary>BSON of the filter that documents must match to be in the index.</summary>
    public byte[]? Partial { get; }

    public long? ExpireAfterSeconds { get; }

    public ImmutableArray<IndexField> Fields { get; }

    public DocumentFilter? PartialFilter { get; }

    public IndexSql Sql { get; }

    public bool IsId => Id == 0;

    public bool IsUnique => Flags.HasFlag(IndexFlags.Unique);

    public bool IsSparse => Flags.HasFlag(IndexFlags.Sparse);

    /// <summary>Whether some document has several keys here, because a field was an array once.</summary>
    public bool IsMultiKey => Flags.HasFlag(IndexFlags.MultiKey);

    public IndexInfo AsMultiKey() =>
        new(Collection, Id, Name, Keys, Flags | IndexFlags.MultiKey, Partial, ExpireAfterSeconds);

    private static ImmutableArray<IndexField> FieldsOf(byte[] keys)
    {
        var fields = ImmutableArray.CreateBuilder<IndexField>();
        foreach (var element in new RawBsonDocument(keys))
        {
            if (!element.Value.IsNumeric)
            {
                throw CommandException.NotSupported(
                    $"Index type {element.Value} of field '{element.Name}' is not supported by the embedded engine.");
            }
            fields.Add(new IndexField(element.Name, element.Value.ToDouble() < 0));
        }
        return fields.ToImmutable();
    }
}
