using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Reads JSON with MongoDB's extensions, canonical, relaxed and those of the shell, into values.</summary>
internal sealed class JsonParser
{
    private readonly JsonScanner _scanner;
    private JsonToken _current;
    private int _depth;

    private JsonParser(string json)
    {
        _scanner = new JsonScanner(json);
        _current = _scanner.Next();
    }

    /// <exception cref="FormatException">The text is no JSON; the message says where.</exception>
    public static BsonValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var parser = new JsonParser(json);
        var value = parser.ReadValue();
        if (parser._current.Kind != JsonTokenKind.End) { throw JsonScanner.Error("there is more text after the value", parser._current.Position); }
        return value;
    }

    /// <exception cref="FormatException">The text is no JSON document; the message says where.</exception>
    public static BsonDocument ParseDocument(string json) =>
        Parse(json) as BsonDocument ?? throw new FormatException("The JSON text is a single value, not a document.");

    private BsonValue ReadValue()
    {
        var token = _current;
        switch (token.Kind)
        {
            case JsonTokenKind.Text:
                Advance();
                return new BsonString(token.Text);
            case JsonTokenKind.Number:
                Advance();
                return Number(token);
            case JsonTokenKind.RegularExpression:
                Advance();
                return new BsonRegularExpression(token.Text, token.Options);
            case JsonTokenKind.Word:
                return ReadWord(token);
            case JsonTokenKind.Punctuation when token.Is('{'):
                return ReadDocument();
            case JsonTokenKind.Punctuation when token.Is('['):
                return ReadArray();
            case JsonTokenKind.End:
                throw JsonScanner.Error("the text ends where a value should be", token.Position);
            default:
                throw JsonScanner.Error($"'{token.Text}' is not expected here", token.Position);
        }
    }

    private BsonValue ReadDocument()
    {
        Enter();
        var start = _current.Position;
        Expect('{');
        var document = new BsonDocument(allowDuplicateNames: true);
        while (!_current.Is('}'))
        {
            if (document.ElementCount > 0)
            {
                Expect(',');
                if (_current.Is('}')) { break; } // The shell's dialect allows a comma after the last element.
            }

            if (_current.Kind is not (JsonTokenKind.Text or JsonTokenKind.Word))
            {
                throw JsonScanner.Error("a name is expected here", _current.Position);
            }

            var name = _current;
            Advance();
            Expect(':');
            if (name.Text.Contains('\0', StringComparison.Ordinal)) { throw JsonScanner.Error("a name holds a zero character", name.Position); }
            document.Add(name.Text, ReadValue());
        }

        Expect('}');
        _depth--;
        document.AllowDuplicateNames = false;
        return ExtendedJson.TryUnwrap(document, out var value, start) ? value : document;
    }

    private BsonArray ReadArray()
    {
        Enter();
        Expect('[');
        var array = new BsonArray();
        while (!_current.Is(']'))
        {
            if (array.Count > 0)
            {
                Expect(',');
                if (_current.Is(']')) { break; }
            }

            array.Add(ReadValue());
        }

        Expect(']');
        _depth--;
        return array;
    }

    private BsonValue ReadWord(JsonToken word)
    {
        Advance();
        switch (word.Text)
        {
            case "true":
                return BsonBoolean.True;
            case "false":
                return BsonBoolean.False;
            case "null":
                return BsonNull.Value;
            case "undefined":
                return BsonUndefined.Value;
            case "NaN":
                return new BsonDouble(double.NaN);
            case "Infinity":
                return new BsonDouble(double.PositiveInfinity);
            case "MinKey":
                SkipEmptyParentheses();
                return BsonMinKey.Value;
            case "MaxKey":
                SkipEmptyParentheses();
                return BsonMaxKey.Value;
            case "new" when _current.Kind == JsonTokenKind.Word:
                return ReadWord(_current);
            default:
                return ExtendedJson.Construct(word, ReadArguments(word));
        }
    }

    private List<BsonValue> ReadArguments(JsonToken word)
    {
        if (!_current.Is('(')) { throw JsonScanner.Error($"'{word.Text}' is not expected here", word.Position); }
        Advance();
        var arguments = new List<BsonValue>();
        while (!_current.Is(')'))
        {
            if (arguments.Count > 0) { Expect(','); }
            arguments.Add(ReadValue());
        }

        Expect(')');
        return arguments;
    }

    private void SkipEmptyParentheses()
    {
        if (!_current.Is('(')) { return; }
        Advance();
        Expect(')');
    }

    private static BsonValue Number(JsonToken token)
    {
        if (token.Text == "-Infinity") { return new BsonDouble(double.NegativeInfinity); }
        if (token.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            if (int.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)) { return new BsonInt32(small); }
            if (long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) { return new BsonInt64(large); }
        }

        return new BsonDouble(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private void Enter()
    {
        if (++_depth > BsonLayout.MaxDepth) { throw JsonScanner.Error($"it is nested more than {BsonLayout.MaxDepth} levels deep", _current.Position); }
    }

    private void Expect(char punctuation)
    {
        if (!_current.Is(punctuation))
        {
            throw JsonScanner.Error(
                _current.Kind == JsonTokenKind.End ? $"the text ends where '{punctuation}' should be" : $"'{punctuation}' is expected, not '{_current.Text}'",
                _current.Position);
        }

        Advance();
    }

    private void Advance() => _current = _scanner.Next();
}
