using System.Text.Unicode;

namespace MongoDB.Bson.IO;

/// <summary>Turns bytes into objects, and checks bytes without making objects.</summary>
internal static class RawMaterializer
{
    public static BsonDocument Document(RawDocument raw, int depth)
    {
        CheckDepth(depth);

        // Bytes may repeat a name; what was stored must be readable all the same.
        var document = new BsonDocument(allowDuplicateNames: true);
        foreach (var element in raw)
        {
            document.Add(new BsonElement(element.NameText, Value(element.Value, depth + 1)));
        }

        document.AllowDuplicateNames = false;
        return document;
    }

    public static BsonArray Array(RawDocument raw, int depth)
    {
        CheckDepth(depth);
        var array = new BsonArray();
        foreach (var element in raw) { array.Add(Value(element.Value, depth + 1)); }
        return array;
    }

    public static BsonValue Value(RawValue raw, int depth) => raw.Type switch
    {
        BsonType.Double => new BsonDouble(raw.AsDouble),
        BsonType.String => new BsonString(raw.AsString),
        BsonType.Document => Document(raw.AsDocument, depth),
        BsonType.Array => Array(raw.AsDocument, depth),
        BsonType.Binary => new BsonBinaryData(raw.AsBinary.ToArray(), raw.BinarySubType),
        BsonType.Undefined => BsonUndefined.Value,
        BsonType.ObjectId => new BsonObjectId(raw.AsObjectId),
        BsonType.Boolean => (BsonBoolean)raw.AsBoolean,
        BsonType.DateTime => new BsonDateTime(raw.AsInt64),
        BsonType.Null => BsonNull.Value,
        BsonType.RegularExpression => new BsonRegularExpression(
            BsonLayout.Text(raw.RegularExpressionPattern), BsonLayout.Text(raw.RegularExpressionOptions)),
        BsonType.JavaScript => new BsonJavaScript(raw.AsString),
        BsonType.Symbol => new BsonSymbol(raw.AsString),
        BsonType.JavaScriptWithScope => new BsonJavaScriptWithScope(BsonLayout.Text(raw.ScopedCode), Document(raw.Scope, depth)),
        BsonType.Int32 => new BsonInt32(raw.AsInt32),
        BsonType.Timestamp => new BsonTimestamp(raw.AsInt64),
        BsonType.Int64 => new BsonInt64(raw.AsInt64),
        BsonType.Decimal128 => new BsonDecimal128(raw.AsDecimal128),
        BsonType.MinKey => BsonMinKey.Value,
        BsonType.MaxKey => BsonMaxKey.Value,
        _ => throw new FormatException($"0x{(byte)raw.Type:x2} is no type of a BSON element."),
    };

    public static void Validate(RawDocument raw, int depth)
    {
        CheckDepth(depth);
        foreach (var element in raw)
        {
            CheckText(element.Name);
            var value = element.Value;
            switch (value.Type)
            {
                case BsonType.Document or BsonType.Array:
                    Validate(value.AsDocument, depth + 1);
                    break;
                case BsonType.String or BsonType.JavaScript or BsonType.Symbol:
                    CheckText(value.AsUtf8);
                    break;
                case BsonType.Boolean:
                    _ = value.AsBoolean;
                    break;
                case BsonType.RegularExpression:
                    CheckText(value.Bytes);
                    break;
                case BsonType.JavaScriptWithScope:
                    CheckText(value.ScopedCode);
                    Validate(value.Scope, depth + 1);
                    break;
                default:
                    break; // A value of fixed length has no inner form that could be wrong.
            }
        }
    }

    private static void CheckText(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) { throw new FormatException("A BSON string is not valid UTF-8."); }
    }

    private static void CheckDepth(int depth)
    {
        if (depth > BsonLayout.MaxDepth) { throw new FormatException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep."); }
    }
}
