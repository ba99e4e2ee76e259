namespace MongoDB.Bson.IO;

/// <summary>Compares values in MongoDB's order without taking them out of their bytes.</summary>
internal static class RawValueComparer
{
    /// <exception cref="FormatException">The bytes inside are malformed or nested too deeply.</exception>
    public static int Compare(RawValue x, RawValue y) => Compare(x, y, depth: 0);

    public static int CompareDocuments(RawDocument x, RawDocument y) => CompareElements(x, y, depth: 0);

    public static bool AreEqual(RawValue x, RawValue y) => Compare(x, y, depth: 0) == 0;

    private static int Compare(RawValue x, RawValue y, int depth)
    {
        if (x.Type != y.Type)
        {
            var kind = BsonTypeOrder.Of(x.Type).CompareTo(BsonTypeOrder.Of(y.Type));
            if (kind != 0) { return kind; }
        }

        switch (x.Type)
        {
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
                return CompareNumbers(x, y);
            case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                return x.AsUtf8.SequenceCompareTo(y.AsUtf8);
            case BsonType.Document:
                return CompareElements(x.AsDocument, y.AsDocument, depth + 1);
            case BsonType.Array:
                return CompareItems(x.AsDocument, y.AsDocument, depth + 1);
            case BsonType.Binary:
                return CompareBinary(x, y);
            case BsonType.ObjectId or BsonType.RegularExpression:
                return x.Bytes.SequenceCompareTo(y.Bytes);
            case BsonType.Boolean:
                return x.AsBoolean.CompareTo(y.AsBoolean);
            case BsonType.DateTime:
                return x.AsInt64.CompareTo(y.AsInt64);
            case BsonType.Timestamp:
                return ((ulong)x.AsInt64).CompareTo((ulong)y.AsInt64);
            case BsonType.JavaScriptWithScope:
                var code = x.ScopedCode.SequenceCompareTo(y.ScopedCode);
                return code != 0 ? code : CompareElements(x.Scope, y.Scope, depth + 1);
            default:
                return 0; // Null, undefined and the two keys have one value each.
        }
    }

    private static int CompareNumbers(RawValue x, RawValue y)
    {
        switch (x.Type)
        {
            case BsonType.Double:
                return y.Type switch
                {
                    BsonType.Double => BsonNumberComparer.Compare(x.AsDouble, y.AsDouble),
                    BsonType.Decimal128 => BsonNumberComparer.Compare(x.AsDouble, y.AsDecimal128),
                    _ => -BsonNumberComparer.Compare(Whole(y), x.AsDouble),
                };
            case BsonType.Decimal128:
                return y.Type switch
                {
                    BsonType.Double => -BsonNumberComparer.Compare(y.AsDouble, x.AsDecimal128),
                    BsonType.Decimal128 => Decimal128.Compare(x.AsDecimal128, y.AsDecimal128),
                    _ => -BsonNumberComparer.Compare(Whole(y), x.AsDecimal128),
                };
            default:
                return y.Type switch
                {
                    BsonType.Double => BsonNumberComparer.Compare(Whole(x), y.AsDouble),
                    BsonType.Decimal128 => BsonNumberComparer.Compare(Whole(x), y.AsDecimal128),
                    _ => Whole(x).CompareTo(Whole(y)),
                };
        }
    }

    private static long Whole(RawValue value) => value.Type == BsonType.Int32 ? value.AsInt32 : value.AsInt64;

    private static int CompareElements(RawDocument x, RawDocument y, int depth)
    {
        CheckDepth(depth);
        var a = x.GetEnumerator();
        var b = y.GetEnumerator();
        while (true)
        {
            var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
            if (!hasA || !hasB) { return hasA.CompareTo(hasB); }

            // The server looks at the kind of type first, then at the name, and only then at the value.
            var result = BsonTypeOrder.Of(a.Current.Type).CompareTo(BsonTypeOrder.Of(b.Current.Type));
            if (result == 0) { result = a.Current.Name.SequenceCompareTo(b.Current.Name); }
            if (result == 0) { result = Compare(a.Current.Value, b.Current.Value, depth); }
            if (result != 0) { return result; }
        }
    }

    private static int CompareItems(RawDocument x, RawDocument y, int depth)
    {
        CheckDepth(depth);
        var a = x.GetEnumerator();
        var b = y.GetEnumerator();
        while (true)
        {
            var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
            if (!hasA || !hasB) { return hasA.CompareTo(hasB); }
            var result = Compare(a.Current.Value, b.Current.Value, depth);
            if (result != 0) { return result; }
        }
    }

    private static int CompareBinary(RawValue x, RawValue y)
    {
        var a = x.AsBinary;
        var b = y.AsBinary;
        var result = a.Length.CompareTo(b.Length);
        if (result == 0) { result = x.BinarySubType.CompareTo(y.BinarySubType); }
        return result != 0 ? result : a.SequenceCompareTo(b);
    }

    private static void CheckDepth(int depth)
    {
        if (depth > BsonLayout.MaxDepth) { throw new FormatException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep."); }
    }
}
