using System.Text;
using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary><c>$regex</c>: true for strings that match, and for a regular expression equal to this one.</summary>
internal sealed class RegexTest(string pattern, string options) : ValueTest
{
    private readonly Regex _regex = RegexCompiler.Compile(pattern, options);

    public override bool Matches(RawValue value)
    {
        switch (value.Type)
        {
            case BsonType.String or BsonType.Symbol:
                return IsMatch(value.AsUtf8);
            case BsonType.RegularExpression:
                return value.Decode() is BsonRegularExpression other && other.Pattern == pattern && other.Options == options;
            default:
                return false;
        }
    }

    public override FieldBound? BoundAt(string path)
    {
        var prefix = options.Length == 0 ? LiteralPrefix() : "";
        if (prefix.Length == 0)
        {
            return null;
        }
        return new FieldBound(path)
        {
            Lower = prefix,
            LowerInclusive = true,
            Upper = prefix[..^1] + (char)(prefix[^1] + 1),
            IsExact = false,
        };
    }

    private bool IsMatch(ReadOnlySpan<byte> text)
    {
        try
        {
            // Nearly all tested strings are short: they are decoded on the stack.
            if (text.Length <= 256)
            {
                Span<char> buffer = stackalloc char[256];
                return _regex.IsMatch(buffer[..Encoding.UTF8.GetChars(text, buffer)]);
            }
            return _regex.IsMatch(Encoding.UTF8.GetString(text));
        }
        catch (RegexMatchTimeoutException)
        {
            throw RegexCompiler.TooSlow(pattern);
        }
    }

    /// <summary>The ASCII letters, digits and spaces that every match starts with, for a pattern like <c>^abc…</c>.</summary>
    private string LiteralPrefix()
    {
        if (pattern.Length == 0 || pattern[0] != '^' || pattern.Contains('|', StringComparison.Ordinal))
        {
            return "";
        }
        var end = 1;
        while (end < pattern.Length && (char.IsAsciiLetterOrDigit(pattern[end]) || pattern[end] is ' ' or '_' or '/' or ':' or '-'))
        {
            end++;
        }
        // A quantifier after the last character may make it optional.
        if (end > 1 && end < pattern.Length && pattern[end] is '*' or '?' or '{' or '+')
        {
            end--;
        }
        return end > 1 ? pattern[1..end] : "";
    }
}
