namespace MongoDB.Bson;

/// <summary>Compares values in MongoDB's order.</summary>
internal static class BsonValueComparer
{
    public static int CompareOrNull(BsonValue? x, BsonValue? y) =>
        x is null ? (y is null ? 0 : -1) : y is null ? 1 : Compare(x, y);

    public static int Compare(BsonValue x, BsonValue y)
    {
        var kind = BsonTypeOrder.Of(x.BsonType);
        var result = kind.CompareTo(BsonTypeOrder.Of(y.BsonType));
        if (result != 0) { return result; }
        switch (x.BsonType)
        {
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
                return CompareNumbers(x, y);
            case BsonType.String or BsonType.Symbol:
                return CompareText(TextOf(x), TextOf(y));
            case BsonType.Document:
                return CompareElements(x.AsBsonDocument, y.AsBsonDocument);
            case BsonType.Array:
                return CompareItems(x.AsBsonArray, y.AsBsonArray);
            case BsonType.Binary:
                return CompareBinary(x.AsBsonBinaryData, y.AsBsonBinaryData);
            case BsonType.ObjectId:
                return x.AsObjectId.CompareTo(y.AsObjectId);
            case BsonType.Boolean:
                return x.AsBoolean.CompareTo(y.AsBoolean);
            case BsonType.DateTime:
                return x.AsBsonDateTime.MillisecondsSinceEpoch.CompareTo(y.AsBsonDateTime.MillisecondsSinceEpoch);
            case BsonType.Timestamp:
                return ((ulong)x.AsBsonTimestamp.Value).CompareTo((ulong)y.AsBsonTimestamp.Value);
            case BsonType.RegularExpression:
                result = CompareText(x.AsBsonRegularExpression.Pattern, y.AsBsonRegularExpression.Pattern);
                return result != 0 ? result : CompareText(x.AsBsonRegularExpression.Options, y.AsBsonRegularExpression.Options);
            case BsonType.JavaScript:
                return CompareText(x.AsBsonJavaScript.Code, y.AsBsonJavaScript.Code);
            case BsonType.JavaScriptWithScope:
                result = CompareText(x.AsBsonJavaScript.Code, y.AsBsonJavaScript.Code);
                return result != 0 ? result : CompareElements(x.AsBsonJavaScriptWithScope.Scope, y.AsBsonJavaScriptWithScope.Scope);
            default:
                return 0; // Null, undefined and the two keys have one value each.
        }
    }

    /// <summary>Compares two texts as their UTF-8 bytes would compare.</summary>
    public static int CompareText(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) { return x.Length.CompareTo(y.Length); }
        var (a, b) = (x[common], y[common]);

        // A surrogate stands for a code point above all of the basic plane, though its own number is lower than some.
        var (aHigh, bHigh) = (char.IsSurrogate(a), char.IsSurrogate(b));
        return aHigh == bHigh ? a.CompareTo(b) : aHigh ? 1 : -1;
    }

    private static int CompareNumbers(BsonValue x, BsonValue y) => (x, y) switch
    {
        (BsonInt32 a, BsonInt32 b) => a.Value.CompareTo(b.Value),
        (BsonDouble a, BsonDouble b) => BsonNumberComparer.Compare(a.Value, b.Value),
        (BsonDouble a, BsonDecimal128 b) => BsonNumberComparer.Compare(a.Value, b.Value),
        (BsonDouble a, _) => -BsonNumberComparer.Compare(y.ToInt64(), a.Value),
        (BsonDecimal128 a, BsonDouble b) => -BsonNumberComparer.Compare(b.Value, a.Value),
        (BsonDecimal128 a, _) => Decimal128.Compare(a.Value, y.ToDecimal128()),
        (_, BsonDouble b) => BsonNumberComparer.Compare(x.ToInt64(), b.Value),
        (_, BsonDecimal128 b) => BsonNumberComparer.Compare(x.ToInt64(), b.Value),
        _ => x.ToInt64().CompareTo(y.ToInt64()),
    };

    private static string TextOf(BsonValue value) => value is BsonSymbol symbol ? symbol.Name : value.AsString;

    private static int CompareElements(BsonDocument x, BsonDocument y)
    {
        using var a = x.GetEnumerator();
        using var b = y.GetEnumerator();
        while (true)
        {
            var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
            if (!hasA || !hasB) { return hasA.CompareTo(hasB); }

            // The server looks at the kind of type first, then at the name, and only then at the value.
            var result = a.Current.Value.CompareTypeTo(b.Current.Value);
            if (result == 0) { result = CompareText(a.Current.Name, b.Current.Name); }
            if (result == 0) { result = Compare(a.Current.Value, b.Current.Value); }
            if (result != 0) { return result; }
        }
    }

    private static int CompareItems(BsonArray x, BsonArray y)
    {
        var common = Math.Min(x.Count, y.Count);
        for (var i = 0; i < common; i++)
        {
            var result = Compare(x[i], y[i]);
            if (result != 0) { return result; }
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int CompareBinary(BsonBinaryData x, BsonBinaryData y)
    {
        var result = x.Bytes.Length.CompareTo(y.Bytes.Length);
        if (result == 0) { result = x.SubType.CompareTo(y.SubType); }
        return result != 0 ? result : x.Bytes.AsSpan().SequenceCompareTo(y.Bytes);
    }
}
