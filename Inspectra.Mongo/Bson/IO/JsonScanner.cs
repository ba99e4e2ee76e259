using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Cuts JSON text, and what the mongo shell adds to it, into tokens.</summary>
internal sealed class JsonScanner(string text)
{
    private int _position;

    public JsonToken Next()
    {
        while (_position < text.Length && (char.IsWhiteSpace(text[_position]) || text[_position] == '\uFEFF')) { _position++; }
        var start = _position;
        if (start >= text.Length) { return new JsonToken(JsonTokenKind.End, "", start); }
        var c = text[start];
        switch (c)
        {
            case '{' or '}' or '[' or ']' or '(' or ')' or ',' or ':':
                _position++;
                return new JsonToken(JsonTokenKind.Punctuation, c.ToString(), start);
            case '"' or '\'':
                return new JsonToken(JsonTokenKind.Text, ReadText(c), start);
            case '/':
                return ReadRegularExpression();
            default:
                if (c == '-' || char.IsAsciiDigit(c)) { return ReadNumber(); }
                if (c is '$' or '_' || char.IsLetter(c)) { return ReadWord(); }
                throw Error($"'{c}' is not expected here", start);
        }
    }

    public static FormatException Error(string message, int position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Invalid JSON at character {position + 1}: {message}."));

    private JsonToken ReadWord()
    {
        var start = _position;
        while (_position < text.Length && (text[_position] is '$' or '_' || char.IsLetterOrDigit(text[_position]))) { _position++; }
        return new JsonToken(JsonTokenKind.Word, text[start.._position], start);
    }

    private JsonToken ReadNumber()
    {
        var start = _position;
        if (text.AsSpan(start).StartsWith("-Infinity"))
        {
            _position += "-Infinity".Length;
            return new JsonToken(JsonTokenKind.Number, "-Infinity", start);
        }

        if (text[_position] == '-') { _position++; }
        var digits = SkipDigits();
        if (digits == 0 || (digits > 1 && text[_position - digits] == '0')) { throw Error("a number is malformed", start); }
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            if (SkipDigits() == 0) { throw Error("a number has no digits after its point", start); }
        }

        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < text.Length && text[_position] is '+' or '-') { _position++; }
            if (SkipDigits() == 0) { throw Error("a number has no digits in its exponent", start); }
        }

        if (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] is '.' or '_' or '$'))
        {
            throw Error("a number is malformed", start);
        }

        return new JsonToken(JsonTokenKind.Number, text[start.._position], start);
    }

    private int SkipDigits()
    {
        var start = _position;
        while (_position < text.Length && char.IsAsciiDigit(text[_position])) { _position++; }
        return _position - start;
    }

    private JsonToken ReadRegularExpression()
    {
        var start = _position++;
        var pattern = new StringBuilder();
        for (; ; _position++)
        {
            if (_position >= text.Length) { throw Error("a regular expression has no end", start); }
            var c = text[_position];
            if (c == '/') { break; }
            if (c == '\\' && _position + 1 < text.Length)
            {
                _position++;
                if (text[_position] != '/') { pattern.Append('\\'); }
            }

            pattern.Append(text[_position]);
        }

        var options = ++_position;
        while (_position < text.Length && char.IsAsciiLetterLower(text[_position])) { _position++; }
        return new JsonToken(JsonTokenKind.RegularExpression, pattern.ToString(), start) { Options = text[options.._position] };
    }

    private string ReadText(char quote)
    {
        var start = _position++;
        var result = new StringBuilder();
        while (_position < text.Length)
        {
            var c = text[_position++];
            if (c == quote) { return result.ToString(); }
            if (c == '\\') { result.Append(ReadEscape(start)); }
            else if (c < ' ') { throw Error("a string holds a control character", _position - 1); }
            else { result.Append(c); }
        }

        throw Error("a string has no end", start);
    }

    private char ReadEscape(int start)
    {
        if (_position >= text.Length) { throw Error("a string has no end", start); }
        var c = text[_position++];
        switch (c)
        {
            case '"' or '\'' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _position + 4 <= text.Length
                && ushort.TryParse(text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                throw Error($"'\\{c}' is no escape sequence", _position - 2);
        }
    }
}
