using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>The values for which JSON has no notation: as documents with names like <c>$oid</c>, and as calls of the shell.</summary>
internal static class ExtendedJson
{
    /// <returns>False when the document is just a document.</returns>
    /// <exception cref="FormatException">It claims to be a value, but is malformed.</exception>
    public static bool TryUnwrap(BsonDocument document, [NotNullWhen(true)] out BsonValue? value, int position)
    {
        value = null;
        if (document.ElementCount == 0 || !document.GetElement(0).Name.StartsWith('$')) { return false; }
        try
        {
            value = Unwrap(document);
            return value is not null;
        }
        catch (Exception e) when (e is InvalidCastException or KeyNotFoundException or OverflowException or FormatException or ArgumentException)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"Invalid JSON at character {position + 1}: '{document.GetElement(0).Name}' is malformed."), e);
        }
    }

    /// <exception cref="FormatException">There is no such call, or its arguments are wrong.</exception>
    public static BsonValue Construct(JsonToken word, List<BsonValue> arguments)
    {
        try
        {
            return (word.Text, arguments) switch
            {
                ("ObjectId", []) => new BsonObjectId(ObjectId.GenerateNewId()),
                ("ObjectId", [var id]) => new BsonObjectId(ObjectId.Parse(id.AsString)),
                ("NumberInt" or "Int32", [var n]) => new BsonInt32(n.ToInt32()),
                ("NumberLong" or "Long", [var n]) => new BsonInt64(n.ToInt64()),
                ("NumberDecimal" or "Decimal128", [var n]) => new BsonDecimal128(n.ToDecimal128()),
                ("ISODate" or "Date", [BsonString iso]) => Date(iso.Value),
                ("Date" or "ISODate", [var ms]) => new BsonDateTime(ms.ToInt64()),
                ("Timestamp", [var t, var i]) => new BsonTimestamp((int)(uint)t.ToInt64(), (int)(uint)i.ToInt64()),
                ("BinData", [var type, var base64]) => new BsonBinaryData(Convert.FromBase64String(base64.AsString), (BsonBinarySubType)checked((byte)type.ToInt32())),
                ("HexData", [var type, var hex]) => new BsonBinaryData(BsonUtils.ParseHexString(hex.AsString), (BsonBinarySubType)checked((byte)type.ToInt32())),
                ("UUID" or "GUID", [var uuid]) => new BsonBinaryData(Guid.Parse(uuid.AsString), GuidRepresentation.Standard),
                ("RegExp", [var pattern]) => new BsonRegularExpression(pattern.AsString, ""),
                ("RegExp", [var pattern, var options]) => new BsonRegularExpression(pattern.AsString, options.AsString),
                _ => throw new FormatException("there is no such call"),
            };
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException or ArgumentException)
        {
            throw JsonScanner.Error($"'{word.Text}' is not understood", word.Position);
        }
    }

    private static BsonValue? Unwrap(BsonDocument document)
    {
        var (name, value) = (document.GetElement(0).Name, document[0]);
        switch (name)
        {
            case "$oid":
                return new BsonObjectId(ObjectId.Parse(Only(document).AsString));
            case "$symbol":
                return new BsonSymbol(Only(document).AsString);
            case "$numberInt":
                return new BsonInt32(int.Parse(Only(document).AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case "$numberLong":
                return new BsonInt64(long.Parse(Only(document).AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case "$numberDouble":
                return new BsonDouble(Double(Only(document).AsString));
            case "$numberDecimal":
                return new BsonDecimal128(Decimal128.Parse(Only(document).AsString));
            case "$binary":
                return Binary(document);
            case "$uuid":
                return Uuid(Only(document).AsString);
            case "$code":
                return Code(document);
            case "$timestamp":
                return Timestamp(Only(document).AsBsonDocument);
            case "$date":
                return Only(document) is BsonString iso ? Date(iso.Value) : new BsonDateTime(value.AsInt64);
            case "$regularExpression":
                var parts = Only(document).AsBsonDocument;
                Require(parts.ElementCount == 2);
                return new BsonRegularExpression(CString(parts["pattern"]), CString(parts["options"]));
            case "$regex" when document.ElementCount == 2 && value.IsString && document.TryGetValue("$options", out var options) && options.IsString:
                return new BsonRegularExpression(CString(value), CString(options));
            case "$undefined":
                Require(Only(document) == BsonBoolean.True);
                return BsonUndefined.Value;
            case "$minKey":
                Require(Only(document) == new BsonInt32(1));
                return BsonMinKey.Value;
            case "$maxKey":
                Require(Only(document) == new BsonInt32(1));
                return BsonMaxKey.Value;
            default:
                return null; // A query operator, or any other name of the user's own.
        }
    }

    private static BsonBinaryData Binary(BsonDocument document)
    {
        if (document[0] is BsonString legacy)
        {
            Require(document.ElementCount == 2);
            return new BsonBinaryData(Convert.FromBase64String(legacy.Value), SubType(document["$type"].AsString));
        }

        var parts = Only(document).AsBsonDocument;
        Require(parts.ElementCount == 2);
        return new BsonBinaryData(Convert.FromBase64String(parts["base64"].AsString), SubType(parts["subType"].AsString));
    }

    private static BsonBinarySubType SubType(string hex) =>
        (BsonBinarySubType)byte.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static BsonBinaryData Uuid(string text)
    {
        Require(Guid.TryParseExact(text, "D", out var guid));
        return new BsonBinaryData(guid, GuidRepresentation.Standard);
    }

    private static BsonValue Code(BsonDocument document)
    {
        var code = document[0].AsString;
        if (document.ElementCount == 1) { return new BsonJavaScript(code); }
        Require(document.ElementCount == 2);
        return new BsonJavaScriptWithScope(code, document["$scope"].AsBsonDocument);
    }

    private static BsonTimestamp Timestamp(BsonDocument parts)
    {
        Require(parts.ElementCount == 2 && parts["t"].IsNumeric && parts["i"].IsNumeric);
        return new BsonTimestamp((int)checked((uint)parts["t"].ToInt64()), (int)checked((uint)parts["i"].ToInt64()));
    }

    private static BsonDateTime Date(string iso) => new(BsonUtils.ToMillisecondsSinceEpoch(DateTimeOffset.Parse(
        iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal).UtcDateTime));

    private static double Double(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
    };

    private static string CString(BsonValue value)
    {
        var text = value.AsString;
        Require(!text.Contains('\0', StringComparison.Ordinal));
        return text;
    }

    private static BsonValue Only(BsonDocument document)
    {
        Require(document.ElementCount == 1);
        return document[0];
    }

    private static void Require(bool condition)
    {
        if (!condition) { throw new FormatException("A wrapped value has other parts than it must."); }
    }
}
