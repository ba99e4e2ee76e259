namespace Inspectra.Core.Analysis.Csv;

/// <summary>Reads one quoted field, and keeps the unescaped text of those fields of a record that need it.</summary>
internal sealed class CsvQuotedField(CsvDialect dialect, int maxFieldChars)
{
    private readonly char _delimiter = dialect.Delimiter;
    private readonly char _quote = dialect.Quote ?? '\0';
    private readonly bool _backslash = dialect.BackslashEscapes;
    private readonly bool _skipsBlanks = dialect.Delimiter != ' ';
    private readonly long _searchLimit = (maxFieldChars * 2L) + 2;
    private char[] _unescaped = [];
    private int _used;
    private bool _noQuoteFollows;

    /// <summary>Where the content starts: in the text, or in the unescaped text when <see cref="HasEscapes"/>.</summary>
    public int Start { get; private set; }
    public int Length { get; private set; }
    public bool HasEscapes { get; private set; }
    public int LineEnds { get; private set; }

    /// <summary>Where the delimiter, the line end or the end of the text stands that ends the field.</summary>
    public int Next { get; private set; }

    public ReadOnlySpan<char> Unescaped(int start, int length) => _unescaped.AsSpan(start, length);

    public void Reset() => _used = 0;

    /// <param name="at">Where the opening quote stands.</param>
    public CsvQuotedOutcome Read(ReadOnlySpan<char> text, int at, bool isComplete)
    {
        // Once no quote followed up to the very end, none follows from a later place: without this, a file full of
        // opening quotes would be searched to its end from each of them.
        if (_noQuoteFollows) { return CsvQuotedOutcome.NeverClosed; }
        var contentStart = at + 1;
        var position = contentStart;
        var escapes = 0;
        while (true)
        {
            var rest = text[position..];
            var found = _backslash ? rest.IndexOfAny(_quote, '\\') : rest.IndexOf(_quote);
            if (found < 0)
            {
                if (text.Length - contentStart > _searchLimit) { return CsvQuotedOutcome.NeverClosed; }
                if (!isComplete) { return CsvQuotedOutcome.NeedsMore; }
                _noQuoteFollows = escapes == 0;
                return CsvQuotedOutcome.NeverClosed;
            }

            position += found;
            if (position - contentStart > _searchLimit) { return CsvQuotedOutcome.NeverClosed; }
            if (position + 1 == text.Length && !isComplete) { return CsvQuotedOutcome.NeedsMore; }
            var hasNext = position + 1 < text.Length;
            if (text[position] == '\\' && _backslash)
            {
                if (hasNext && (text[position + 1] == _quote || text[position + 1] == '\\')) { escapes++; position++; }
                position++;
                continue;
            }

            if (hasNext && text[position + 1] == _quote)
            {
                escapes++;
                position += 2;
                continue;
            }

            if (_quote == '\'' && hasNext && position > contentStart && char.IsLetter(text[position - 1])
                && char.IsLetter(text[position + 1]))
            {
                position++;
                continue;
            }

            return Close(text, contentStart, position, escapes, isComplete);
        }
    }

    private CsvQuotedOutcome Close(
        ReadOnlySpan<char> text, int contentStart, int closing, int escapes, bool isComplete)
    {
        var next = closing + 1;
        while (_skipsBlanks && next < text.Length && text[next] == ' ') { next++; }
        if (next == text.Length && !isComplete) { return CsvQuotedOutcome.NeedsMore; }
        if (next < text.Length && text[next] != _delimiter && text[next] is not ('\r' or '\n'))
        {
            return CsvQuotedOutcome.Literal;
        }

        var content = text[contentStart..closing];
        LineEnds = CountLineEnds(content);
        Next = next;
        HasEscapes = escapes > 0;
        Start = HasEscapes ? Unescape(content) : contentStart;
        Length = content.Length - escapes;
        return CsvQuotedOutcome.Closed;
    }

    private int Unescape(ReadOnlySpan<char> content)
    {
        if (_unescaped.Length - _used < content.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _used + content.Length));
        }

        var start = _used;
        while (!content.IsEmpty)
        {
            var found = _backslash ? content.IndexOfAny(_quote, '\\') : content.IndexOf(_quote);
            if (found < 0 || found + 1 == content.Length)
            {
                content.CopyTo(_unescaped.AsSpan(_used));
                _used += content.Length;
                break;
            }

            content[..found].CopyTo(_unescaped.AsSpan(_used));
            _used += found;
            // Both kinds of pair leave their second character; a lone apostrophe or backslash stays itself.
            var isPair = content[found + 1] == _quote || (_backslash && content[found] == '\\' && content[found + 1] == '\\');
            _unescaped[_used++] = content[isPair ? found + 1 : found];
            content = content[(found + (isPair ? 2 : 1))..];
        }

        return start;
    }

    private static int CountLineEnds(ReadOnlySpan<char> content)
    {
        var count = 0;
        while (true)
        {
            var found = content.IndexOfAny('\r', '\n');
            if (found < 0) { return count; }
            count++;
            var isPair = content[found] == '\r' && found + 1 < content.Length && content[found + 1] == '\n';
            content = content[(found + (isPair ? 2 : 1))..];
        }
    }
}
