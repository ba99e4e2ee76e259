using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A dotted path and its direction.</summary>
/// <param name="Direction">1 ascending, -1 descending.</param>
internal sealed record SortField(string Path, int Direction);

/// <summary>An order over raw documents by one or more paths; of an array its smallest or largest element counts.</summary>
internal sealed class SortSpecification : IComparer<ReadOnlyMemory<byte>>
{
    private readonly byte[][][] _paths;

    private SortSpecification(IReadOnlyList<SortField> fields)
    {
        Fields = fields;
        _paths = [.. fields.Select(field => field.Path.Split('.').Select(Encoding.UTF8.GetBytes).ToArray())];
    }

    public IReadOnlyList<SortField> Fields { get; }

    /// <exception cref="QueryException">A direction is neither 1 nor -1.</exception>
    public static SortSpecification Parse(BsonDocument sort)
    {
        var fields = new List<SortField>();
        foreach (var element in sort)
        {
            if (element.Value is BsonDocument)
            {
                throw QueryException.BadValue($"$sort by {element.Value} is not supported");
            }
            if (!ValueRules.TryToInt64(element.Value, out var direction) || direction is not (1 or -1))
            {
                throw QueryException.Location(15975, $"$sort key ordering must be 1 (for ascending) or -1 (for descending): {element.Name}");
            }
            if (element.Name.Length == 0 || element.Name.Split('.').Any(part => part.Length == 0 || part[0] == '$'))
            {
                throw QueryException.Location(15998, $"FieldPath '{element.Name}' cannot be sorted by");
            }
            fields.Add(new SortField(element.Name, (int)direction));
        }
        return new SortSpecification(fields);
    }

    public int Compare(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => CompareKeys(KeyOf(x.Span), KeyOf(y.Span));

    /// <summary>The values that decide, one a field; taken once a document rather than at every comparison.</summary>
    public BsonValue?[] KeyOf(ReadOnlySpan<byte> document)
    {
        var key = new BsonValue?[Fields.Count];
        for (var i = 0; i < key.Length; i++)
        {
            var found = RawReader.Find(document, _paths[i][0]);
            key[i] = Extreme(found, _paths[i], 1, Fields[i].Direction);
        }
        return key;
    }

    public int CompareKeys(BsonValue?[] x, BsonValue?[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var order = ValueOrder.Compare(x[i], y[i]);
            if (order != 0)
            {
                return Fields[i].Direction > 0 ? order : -order;
            }
        }
        return 0;
    }

    /// <summary>Sorts stably; with a limit only that many documents are held at a time.</summary>
    /// <param name="source">Buffers may be reused: what is kept is copied.</param>
    /// <param name="limit">How many to give at most; null for all.</param>
    /// <param name="memoryLimit">In bytes.</param>
    /// <exception cref="QueryException">The documents held are more than the memory allowed.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Sort(
        IEnumerable<ReadOnlyMemory<byte>> source, long? limit, long memoryLimit)
    {
        var sorter = new BoundedSorter<ReadOnlyMemory<byte>>(this, limit, memoryLimit);
        foreach (var document in source)
        {
            var key = KeyOf(document.Span);
            if (sorter.Wants(key))
            {
                sorter.Add(key, document.ToArray(), document.Length);
            }
        }
        return sorter.Sorted();
    }

    private static BsonValue Extreme(RawValue value, byte[][] path, int depth, int direction)
    {
        if (depth == path.Length)
        {
            if (value.IsMissing)
            {
                return BsonNull.Value;
            }
            return value.Type == BsonType.Array
                ? OfElements(value, direction, element => element.ToBsonValue()) ?? BsonUndefined.Value
                : value.ToBsonValue();
        }
        switch (value.Type)
        {
            case BsonType.Document:
                return Extreme(RawReader.Find(value.Bytes, path[depth]), path, depth + 1, direction);
            case BsonType.Array:
                if (int.TryParse(path[depth], out var index))
                {
                    return Extreme(ElementAt(value, index), path, depth + 1, direction);
                }
                return OfElements(value, direction, element => element.Type == BsonType.Document
                    ? Extreme(element, path, depth, direction) : BsonNull.Value) ?? BsonNull.Value;
            default:
                return BsonNull.Value;
        }
    }

    private delegate BsonValue ElementValue(RawValue element);

    /// <returns>null for an empty array.</returns>
    private static BsonValue? OfElements(RawValue array, int direction, ElementValue valueOf)
    {
        BsonValue? extreme = null;
        var reader = new RawReader(array.Bytes);
        while (reader.MoveNext())
        {
            var candidate = valueOf(reader.Value);
            if (extreme is null || direction * ValueOrder.Compare(candidate, extreme) < 0)
            {
                extreme = candidate;
            }
        }
        return extreme;
    }

    private static RawValue ElementAt(RawValue array, int index)
    {
        var reader = new RawReader(array.Bytes);
        while (reader.MoveNext())
        {
            if (index-- == 0)
            {
                return reader.Value;
            }
        }
        return default;
    }
}
