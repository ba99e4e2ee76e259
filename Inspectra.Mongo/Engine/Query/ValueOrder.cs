using System.Numerics;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>MongoDB's total order over values: first by type bracket, then by value; numbers compare across types.</summary>
internal static class ValueOrder
{
    public static IComparer<BsonValue?> Ascending { get; } = Comparer<BsonValue?>.Create(Compare);

    /// <summary>Position of a type in the order; types of one bracket compare by value.</summary>
    public static int BracketOf(BsonType type) => BsonTypeOrder.Of(type);

    public static int BracketOf(BsonValue? value) => value is null ? 0 : BracketOf(value.BsonType);

    /// <param name="left">null stands for a missing value, which comes before null.</param>
    /// <param name="right">As <paramref name="left"/>.</param>
    public static int Compare(BsonValue? left, BsonValue? right)
    {
        var bracket = BracketOf(left);
        var other = BracketOf(right);
        if (bracket != other)
        {
            return bracket.CompareTo(other);
        }
        if (left is null || right is null)
        {
            return 0;
        }
        return bracket switch
        {
            10 => CompareNumbers(left, right),
            15 => CompareText(TextOf(left), TextOf(right)),
            20 => CompareDocuments(left.AsBsonDocument, right.AsBsonDocument),
            25 => CompareArrays(left.AsBsonArray, right.AsBsonArray),
            30 => CompareBinary(left.AsBsonBinaryData, right.AsBsonBinaryData),
            35 => left.AsObjectId.CompareTo(right.AsObjectId),
            40 => left.AsBoolean.CompareTo(right.AsBoolean),
            45 => left.AsBsonDateTime.MillisecondsSinceEpoch.CompareTo(right.AsBsonDateTime.MillisecondsSinceEpoch),
            47 => ((ulong)left.AsBsonTimestamp.Value).CompareTo((ulong)right.AsBsonTimestamp.Value),
            50 => CompareRegex(left.AsBsonRegularExpression, right.AsBsonRegularExpression),
            60 or 65 => left.CompareTo(right),
            _ => 0,
        };
    }

    public static bool AreEqual(BsonValue? left, BsonValue? right) => Compare(left, right) == 0;

    /// <summary>Ordinal order of the UTF-8 bytes, which is the order of code points.</summary>
    public static int CompareText(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var a = left[i];
            var b = right[i];
            if (a == b)
            {
                continue;
            }
            // UTF-16 puts surrogates below U+E000..U+FFFF; code points beyond the basic plane come after them.
            var aSurrogate = char.IsSurrogate(a);
            return aSurrogate == char.IsSurrogate(b) ? a.CompareTo(b) : aSurrogate ? 1 : -1;
        }
        return left.Length.CompareTo(right.Length);
    }

    public static int CompareNumbers(BsonValue left, BsonValue right) => (left, right) switch
    {
        (BsonInt32 a, BsonInt32 b) => a.Value.CompareTo(b.Value),
        (BsonInt32 a, BsonInt64 b) => ((long)a.Value).CompareTo(b.Value),
        (BsonInt64 a, BsonInt32 b) => a.Value.CompareTo(b.Value),
        (BsonInt64 a, BsonInt64 b) => a.Value.CompareTo(b.Value),
        (BsonDouble a, BsonDouble b) => a.Value.CompareTo(b.Value), // NaN first, as MongoDB has it.
        (BsonInt32 a, BsonDouble b) => ((double)a.Value).CompareTo(b.Value),
        (BsonDouble a, BsonInt32 b) => a.Value.CompareTo(b.Value),
        (BsonInt64 a, BsonDouble b) => CompareExactly(a.Value, b.Value),
        (BsonDouble a, BsonInt64 b) => -CompareExactly(b.Value, a.Value),
        _ => CompareWithDecimal(left, right),
    };

    /// <summary>Compares without rounding the integer to a double first.</summary>
    public static int CompareExactly(long left, double right)
    {
        if (double.IsNaN(right))
        {
            return 1;
        }
        if (right >= 9223372036854775808.0)
        {
            return -1;
        }
        if (right < -9223372036854775808.0)
        {
            return 1;
        }
        var whole = (long)Math.Truncate(right);
        var order = left.CompareTo(whole);
        return order != 0 ? order : 0.0.CompareTo(right - whole);
    }

    private static int CompareWithDecimal(BsonValue left, BsonValue right)
    {
        var a = ExactNumber.From(left);
        var b = ExactNumber.From(right);
        return a.CompareTo(b);
    }

    private static string TextOf(BsonValue value) => value is BsonSymbol symbol ? symbol.Name : value.AsString;

    private static int CompareDocuments(BsonDocument left, BsonDocument right)
    {
        var count = Math.Min(left.ElementCount, right.ElementCount);
        for (var i = 0; i < count; i++)
        {
            var a = left.GetElement(i);
            var b = right.GetElement(i);
            var order = BracketOf(a.Value).CompareTo(BracketOf(b.Value));
            if (order == 0)
            {
                order = CompareText(a.Name, b.Name);
            }
            if (order == 0)
            {
                order = Compare(a.Value, b.Value);
            }
            if (order != 0)
            {
                return order;
            }
        }
        return left.ElementCount.CompareTo(right.ElementCount);
    }

    private static int CompareArrays(BsonArray left, BsonArray right)
    {
        var count = Math.Min(left.Count, right.Count);
        for (var i = 0; i < count; i++)
        {
            var order = Compare(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }
        return left.Count.CompareTo(right.Count);
    }

    private static int CompareBinary(BsonBinaryData left, BsonBinaryData right)
    {
        var order = left.Bytes.Length.CompareTo(right.Bytes.Length);
        if (order == 0)
        {
            order = ((byte)left.SubType).CompareTo((byte)right.SubType);
        }
        return order != 0 ? order : left.Bytes.AsSpan().SequenceCompareTo(right.Bytes);
    }

    private static int CompareRegex(BsonRegularExpression left, BsonRegularExpression right)
    {
        var order = CompareText(left.Pattern, right.Pattern);
        return order != 0 ? order : CompareText(left.Options, right.Options);
    }
}
