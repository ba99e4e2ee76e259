using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Writes single values as JSON in one of the three dialects.</summary>
internal sealed class JsonValueFormatter(StringBuilder target, JsonOutputMode mode)
{
    private bool IsShell => mode == JsonOutputMode.Shell;

    public void Write(RawValue value)
    {
        switch (value.Type)
        {
            case BsonType.Double:
                WriteDouble(value.AsDouble);
                break;
            case BsonType.String:
                AppendText(target, value.AsString);
                break;
            case BsonType.Binary:
                WriteBinary(value);
                break;
            case BsonType.Undefined:
                target.Append(IsShell ? "undefined" : "{ \"$undefined\" : true }");
                break;
            case BsonType.ObjectId:
                target.Append(IsShell ? $"ObjectId(\"{value.AsObjectId}\")" : $"{{ \"$oid\" : \"{value.AsObjectId}\" }}");
                break;
            case BsonType.Boolean:
                target.Append(value.AsBoolean ? "true" : "false");
                break;
            case BsonType.DateTime:
                WriteDateTime(value.AsInt64);
                break;
            case BsonType.Null:
                target.Append("null");
                break;
            case BsonType.RegularExpression:
                WriteRegularExpression(BsonLayout.Text(value.RegularExpressionPattern), BsonLayout.Text(value.RegularExpressionOptions));
                break;
            case BsonType.JavaScript:
                WriteWrapped("$code", value.AsString);
                break;
            case BsonType.Symbol:
                WriteWrapped("$symbol", value.AsString);
                break;
            case BsonType.Int32:
                WriteInt32(value.AsInt32);
                break;
            case BsonType.Timestamp:
                WriteTimestamp((ulong)value.AsInt64);
                break;
            case BsonType.Int64:
                WriteInt64(value.AsInt64);
                break;
            case BsonType.Decimal128:
                target.Append(IsShell ? $"NumberDecimal(\"{value.AsDecimal128}\")" : $"{{ \"$numberDecimal\" : \"{value.AsDecimal128}\" }}");
                break;
            case BsonType.MinKey:
                target.Append(IsShell ? "MinKey" : "{ \"$minKey\" : 1 }");
                break;
            case BsonType.MaxKey:
                target.Append(IsShell ? "MaxKey" : "{ \"$maxKey\" : 1 }");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.Type, "This is no single value.");
        }
    }

    public static void AppendText(StringBuilder target, string text)
    {
        target.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    target.Append("\\\"");
                    break;
                case '\\':
                    target.Append("\\\\");
                    break;
                case '\b':
                    target.Append("\\b");
                    break;
                case '\f':
                    target.Append("\\f");
                    break;
                case '\n':
                    target.Append("\\n");
                    break;
                case '\r':
                    target.Append("\\r");
                    break;
                case '\t':
                    target.Append("\\t");
                    break;
                default:
                    if (char.IsControl(c) || c is '\u2028' or '\u2029') { target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); }
                    else { target.Append(c); }
                    break;
            }
        }

        target.Append('"');
    }

    private void WriteWrapped(string name, string text)
    {
        target.Append("{ \"").Append(name).Append("\" : ");
        AppendText(target, text);
        target.Append(" }");
    }

    private void WriteDouble(double value)
    {
        var text = double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture)
            : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        if (double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'E') < 0) { text += ".0"; }
        if (mode == JsonOutputMode.CanonicalExtendedJson || (mode == JsonOutputMode.RelaxedExtendedJson && !double.IsFinite(value)))
        {
            WriteWrapped("$numberDouble", text);
        }
        else
        {
            target.Append(text);
        }
    }

    private void WriteInt32(int value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (mode == JsonOutputMode.CanonicalExtendedJson) { WriteWrapped("$numberInt", text); } else { target.Append(text); }
    }

    private void WriteInt64(long value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        switch (mode)
        {
            case JsonOutputMode.CanonicalExtendedJson:
                WriteWrapped("$numberLong", text);
                break;
            case JsonOutputMode.Shell:
                target.Append(value is >= int.MinValue and <= int.MaxValue ? $"NumberLong({text})" : $"NumberLong(\"{text}\")");
                break;
            default:
                target.Append(text);
                break;
        }
    }

    private void WriteDateTime(long milliseconds)
    {
        var isInRange = milliseconds >= BsonUtils.MinMillisecondsSinceEpoch && milliseconds <= BsonUtils.MaxMillisecondsSinceEpoch;
        var iso = isInRange
            ? DateTime.UnixEpoch.AddMilliseconds(milliseconds).ToString(
                milliseconds % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
            : "";
        if (IsShell)
        {
            target.Append(isInRange ? $"ISODate(\"{iso}\")" : string.Create(CultureInfo.InvariantCulture, $"new Date({milliseconds})"));
        }
        else if (mode == JsonOutputMode.RelaxedExtendedJson && isInRange && milliseconds >= 0)
        {
            WriteWrapped("$date", iso);
        }
        else
        {
            target.Append(CultureInfo.InvariantCulture, $"{{ \"$date\" : {{ \"$numberLong\" : \"{milliseconds}\" }} }}");
        }
    }

    private void WriteTimestamp(ulong value)
    {
        var (seconds, increment) = (value >> 32, value & uint.MaxValue);
        target.Append(IsShell
            ? string.Create(CultureInfo.InvariantCulture, $"Timestamp({seconds}, {increment})")
            : string.Create(CultureInfo.InvariantCulture, $"{{ \"$timestamp\" : {{ \"t\" : {seconds}, \"i\" : {increment} }} }}"));
    }

    private void WriteBinary(RawValue value)
    {
        var subType = (int)value.BinarySubType;
        var base64 = Convert.ToBase64String(value.AsBinary);
        if (IsShell)
        {
            target.Append(value.BinarySubType == BsonBinarySubType.UuidStandard && value.AsBinary.Length == 16
                ? $"UUID(\"{new Guid(value.AsBinary, bigEndian: true)}\")"
                : string.Create(CultureInfo.InvariantCulture, $"new BinData({subType}, \"{base64}\")"));
        }
        else
        {
            target.Append(CultureInfo.InvariantCulture, $"{{ \"$binary\" : {{ \"base64\" : \"{base64}\", \"subType\" : \"{subType:x2}\" }} }}");
        }
    }

    private void WriteRegularExpression(string pattern, string options)
    {
        if (IsShell)
        {
            target.Append('/').Append(pattern.Replace("/", "\\/", StringComparison.Ordinal)).Append('/').Append(options);
            return;
        }

        target.Append("{ \"$regularExpression\" : { \"pattern\" : ");
        AppendText(target, pattern);
        target.Append(", \"options\" : ");
        AppendText(target, options);
        target.Append(" } }");
    }
}
