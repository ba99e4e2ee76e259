using System.Globalization;
using System.Text;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class StringOperators
{
    /// <summary>What <c>$trim</c> removes when not told otherwise.</summary>
    private const string Whitespace = "\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a";

    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$concat", 0, int.MaxValue, (values, _) => Concat(values));
        table.Function("$toLower", value => new BsonString(Coerce("$toLower", value).ToLowerInvariant()));
        table.Function("$toUpper", value => new BsonString(Coerce("$toUpper", value).ToUpperInvariant()));
        table.Function("$strLenBytes", value => ValueRules.Count(Encoding.UTF8.GetByteCount(ValueRules.ToText(value, "$strLenBytes argument"))));
        table.Function("$strLenCP", value => ValueRules.Count(Runes(ValueRules.ToText(value, "$strLenCP argument")).Length));
        table.Function("$strcasecmp", (a, b) => new BsonInt32(Math.Sign(ValueOrder.CompareText(
            Coerce("$strcasecmp", a).ToUpperInvariant(), Coerce("$strcasecmp", b).ToUpperInvariant()))));
        table.Function("$split", Split);
        table.Function("$substrCP", 3, 3, (values, _) => SubstringByRunes(values));
        table.Function("$substrBytes", 3, 3, (values, _) => SubstringByBytes(values));
        table.Function("$substr", 3, 3, (values, _) => SubstringByBytes(values));
        table.Function("$indexOfCP", 2, 4, (values, _) => IndexOfRunes(values));
        table.Function("$indexOfBytes", 2, 4, (values, _) => IndexOfBytes(values));
        table.Named("$trim", ["input"], ["chars"], (values, _) => Trim(values, start: true, end: true));
        table.Named("$ltrim", ["input"], ["chars"], (values, _) => Trim(values, start: true, end: false));
        table.Named("$rtrim", ["input"], ["chars"], (values, _) => Trim(values, start: false, end: true));
        table.Named("$replaceOne", ["input", "find", "replacement"], [], (values, _) => Replace(values, all: false));
        table.Named("$replaceAll", ["input", "find", "replacement"], [], (values, _) => Replace(values, all: true));
    }

    private static BsonValue Concat(BsonValue?[] values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            if (ValueRules.IsNullish(value))
            {
                return BsonNull.Value;
            }
            text.Append(value is BsonString part ? part.Value
                : throw QueryException.Location(16702, $"$concat only supports strings, not {BsonTypeNames.Of(value)}"));
        }
        return new BsonString(text.ToString());
    }

    /// <summary>Text of a string, a number or a date; nothing for null.</summary>
    private static string Coerce(string name, BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => "",
        BsonString text => text.Value,
        BsonDateTime or BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128 => TypeConversion.ToText(value),
        _ => throw QueryException.Location(16007, $"can't convert from BSON type {BsonTypeNames.Of(value)} to String in {name}"),
    };

    private static BsonValue Split(BsonValue? value, BsonValue? separator)
    {
        if (ValueRules.IsNullish(value) || ValueRules.IsNullish(separator))
        {
            return BsonNull.Value;
        }
        var by = ValueRules.ToText(separator, "$split separator");
        return by.Length > 0
            ? new BsonArray(ValueRules.ToText(value, "$split argument").Split(by))
            : throw QueryException.Location(40087, "$split requires a non-empty separator");
    }

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static string Join(IEnumerable<Rune> runes)
    {
        var text = new StringBuilder();
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }
        return text.ToString();
    }

    private static BsonString SubstringByRunes(BsonValue?[] values)
    {
        var runes = Runes(Coerce("$substrCP", values[0]));
        var start = ValueRules.ToInt32(values[1], "$substrCP start");
        var length = ValueRules.ToInt32(values[2], "$substrCP length");
        if (start < 0 || length < 0)
        {
            throw QueryException.Location(34455, "$substrCP: start and length must not be negative");
        }
        return new BsonString(Join(runes.Skip(start).Take(length)));
    }

    private static BsonString SubstringByBytes(BsonValue?[] values)
    {
        var bytes = Encoding.UTF8.GetBytes(Coerce("$substrBytes", values[0]));
        var start = ValueRules.ToInt32(values[1], "$substrBytes start");
        var length = ValueRules.ToInt32(values[2], "$substrBytes length");
        if (start < 0)
        {
            throw QueryException.Location(50752, "$substrBytes: starting index must not be negative");
        }
        if (start >= bytes.Length)
        {
            return new BsonString("");
        }
        var end = length < 0 ? bytes.Length : (int)Math.Min(bytes.Length, (long)start + length);
        if (IsContinuation(bytes, start) || IsContinuation(bytes, end))
        {
            throw QueryException.Location(28656, "$substrBytes: Invalid range, starting or ending index is in the middle of a UTF-8 character");
        }
        return new BsonString(Encoding.UTF8.GetString(bytes, start, end - start));
    }

    private static bool IsContinuation(byte[] bytes, int index) => index < bytes.Length && (bytes[index] & 0xC0) == 0x80;

    private static BsonValue IndexOfRunes(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return BsonNull.Value;
        }
        var text = ValueRules.ToText(values[0], "$indexOfCP argument");
        var wanted = ValueRules.ToText(values[1], "$indexOfCP token");
        var runes = Runes(text);
        var sought = Runes(wanted);
        var (start, end) = Range("$indexOfCP", values, runes.Length);
        for (var i = start; i + sought.Length <= end; i++)
        {
            if (runes.AsSpan(i, sought.Length).SequenceEqual(sought))
            {
                return new BsonInt32(i);
            }
        }
        return new BsonInt32(-1);
    }

    private static BsonValue IndexOfBytes(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return BsonNull.Value;
        }
        var bytes = Encoding.UTF8.GetBytes(ValueRules.ToText(values[0], "$indexOfBytes argument"));
        var (start, end) = Range("$indexOfBytes", values, bytes.Length);
        if (start > end)
        {
            return new BsonInt32(-1);
        }
        var found = bytes.AsSpan(start, end - start).IndexOf(Encoding.UTF8.GetBytes(ValueRules.ToText(values[1], "$indexOfBytes token")));
        return new BsonInt32(found < 0 ? -1 : found + start);
    }

    private static (int Start, int End) Range(string name, BsonValue?[] values, int length)
    {
        var start = values.Length > 2 ? ValueRules.ToInt32(values[2], $"{name} start") : 0;
        var end = values.Length > 3 ? Math.Min(length, ValueRules.ToInt32(values[3], $"{name} end")) : length;
        return start >= 0 && end >= 0 ? (start, end)
            : throw QueryException.Location(40097, $"{name} requires nonnegative indexes");
    }

    private static BsonValue Trim(BsonValue?[] values, bool start, bool end)
    {
        if (ValueRules.IsNullish(values[0]) || values[1] is BsonNull)
        {
            return BsonNull.Value;
        }
        var runes = Runes(ValueRules.ToText(values[0], "'input' of $trim"));
        var unwanted = Runes(values[1] is null ? Whitespace : ValueRules.ToText(values[1], "'chars' of $trim")).ToHashSet();
        var (from, to) = (0, runes.Length);
        while (start && from < to && unwanted.Contains(runes[from]))
        {
            from++;
        }
        while (end && to > from && unwanted.Contains(runes[to - 1]))
        {
            to--;
        }
        return new BsonString(Join(runes[from..to]));
    }

    private static BsonValue Replace(BsonValue?[] values, bool all)
    {
        if (values.Any(ValueRules.IsNullish))
        {
            return BsonNull.Value;
        }
        var input = ValueRules.ToText(values[0], "'input' of $replaceOne");
        var find = ValueRules.ToText(values[1], "'find' of $replaceOne");
        var replacement = ValueRules.ToText(values[2], "'replacement' of $replaceOne");
        if (find.Length == 0)
        {
            return new BsonString(all ? string.Concat(Runes(input).Select(rune => replacement + rune)) + replacement : replacement + input);
        }
        if (all)
        {
            return new BsonString(input.Replace(find, replacement, StringComparison.Ordinal));
        }
        var index = input.IndexOf(find, StringComparison.Ordinal);
        return new BsonString(index < 0 ? input : string.Concat(input.AsSpan(0, index), replacement, input.AsSpan(index + find.Length)));
    }
}
