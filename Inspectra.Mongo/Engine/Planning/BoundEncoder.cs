using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>Turns the values of bounds into the bytes that stand for them in one component of an index key.</summary>
/// <param name="name">The name that stands inside the key, for a field of an <c>_id</c> document; null for a plain field.</param>
/// <param name="descending">Whether the component runs downwards.</param>
internal sealed class BoundEncoder(byte[]? name, bool descending)
{
    private readonly KeyBuffer _buffer = new();

    /// <summary>Whether keys of this value are one stretch of the tree: arrays and patterns are not.</summary>
    public static bool CanBeEqual(BsonValue value) =>
        value.BsonType is not (BsonType.Array or BsonType.RegularExpression or BsonType.Undefined);

    /// <summary>Whether a range may start or end at this value.</summary>
    public static bool CanBeEnd(BsonValue value) => value.BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128
        or BsonType.String or BsonType.ObjectId or BsonType.DateTime or BsonType.Timestamp or BsonType.Boolean
        or BsonType.Binary || (value is BsonDouble number && !double.IsNaN(number.Value))
        || (value is BsonDocument document && document.Values.All(CanBeEnd)); // The keys of documents are in their order too.

    public byte[] Encode(BsonValue value)
    {
        var bytes = new BsonDocument("v", value).ToBson();
        _buffer.Clear();
        if (name is null)
        {
            KeyEncoder.Append(_buffer, bytes[4], bytes, 7);
        }
        else
        {
            KeyEncoder.AppendField(_buffer, name, bytes[4], bytes, 7);
        }
        return Finished();
    }

    /// <summary>The stretch of this component that all of the given ranges leave.</summary>
    /// <returns>First bytes and the bytes behind the last; null when nothing can match.</returns>
    public (byte[] Low, byte[] High)? Encode(IEnumerable<FieldBound> ranges)
    {
        byte[]? low = null;
        byte[]? high = null;
        foreach (var range in ranges)
        {
            var (nextLow, nextHigh) = Encode(range);
            low = low is null || nextLow.AsSpan().SequenceCompareTo(low) > 0 ? nextLow : low;
            high = high is null || nextHigh.AsSpan().SequenceCompareTo(high) < 0 ? nextHigh : high;
        }
        return low is null || high is null || low.AsSpan().SequenceCompareTo(high) >= 0 ? null : (low, high);
    }

    private (byte[] Low, byte[] High) Encode(FieldBound range)
    {
        // One of the two is there: a range without an end is no range. An open end reaches to the end of the bracket.
        var first = range.Lower is { } lower ? (Key: Encode(lower), Inclusive: range.LowerInclusive) : LowestOf(range.Upper!);
        var last = range.Upper is { } upper ? (Key: Encode(upper), Inclusive: range.UpperInclusive) : HighestOf(range.Lower!);
        if (descending)
        {
            (first, last) = (last, first);
        }
        return (
            first.Inclusive ? first.Key : KeyRange.Successor(first.Key),
            last.Inclusive ? KeyRange.Successor(last.Key) : last.Key);
    }

    private (byte[] Key, bool Inclusive) LowestOf(BsonValue value)
    {
        if (value.IsNumeric)
        {
            return (Encode(new BsonDouble(double.NegativeInfinity)), true); // Not-a-number lies below and matches no range.
        }
        return (Bracket(value, 0), true);
    }

    private (byte[] Key, bool Inclusive) HighestOf(BsonValue value) => (Bracket(value, 1), false);

    /// <summary>The bracket byte of a value, or the one behind it.</summary>
    private byte[] Bracket(BsonValue value, byte step)
    {
        _buffer.Clear();
        _buffer.Add((byte)(KeyEncoder.BracketOf((byte)value.BsonType) + step));
        return Finished();
    }

    private byte[] Finished()
    {
        if (descending)
        {
            _buffer.Complement(0);
        }
        return _buffer.ToArray();
    }
}
