namespace Inspectra.Core.Analysis.Csv;

/// <summary>Walks over the text of a time.</summary>
internal ref struct TimeScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Position { get; set; }

    /// <summary>The character that <see cref="Take"/> took last.</summary>
    public char Last { get; private set; }
    public readonly bool IsAtEnd => Position >= _text.Length;
    public readonly bool IsAtDigit => !IsAtEnd && char.IsAsciiDigit(_text[Position]);

    public bool Take(char wanted)
    {
        if (IsAtEnd || _text[Position] != wanted) { return false; }
        Last = wanted;
        Position++;
        return true;
    }

    public bool Digits(int fewest, int most, out int value)
    {
        value = 0;
        var count = 0;
        while (count < most && IsAtDigit)
        {
            value = (value * 10) + (_text[Position++] - '0');
            count++;
        }

        return count >= fewest;
    }

    public bool Fraction(out int ticks)
    {
        ticks = 0;
        var count = 0;
        while (IsAtDigit)
        {
            if (count < 7) { ticks = (ticks * 10) + (_text[Position] - '0'); }
            count++;
            Position++;
        }

        for (var i = count; i < 7; i++) { ticks *= 10; }
        return count > 0;
    }

    public bool Blanks()
    {
        var start = Position;
        while (!IsAtEnd && _text[Position] == ' ') { Position++; }
        return Position > start;
    }

    public bool Letters(int count)
    {
        if (Position + count > _text.Length) { return false; }
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiLetter(_text[Position + i])) { return false; }
        }

        Position += count;
        return true;
    }

    public bool Word(ReadOnlySpan<char> word)
    {
        if (!_text[Position..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) { return false; }
        Position += word.Length;
        return true;
    }

    public bool Month(ReadOnlySpan<char> names, out int month)
    {
        month = 0;
        if (Position + 3 > _text.Length) { return false; }
        for (var i = 0; i < 12; i++)
        {
            if (!_text.Slice(Position, 3).Equals(names.Slice(i * 3, 3), StringComparison.OrdinalIgnoreCase)) { continue; }
            month = i + 1;
            Position += 3;
            return true;
        }

        return false;
    }

    public bool IsHalfDay(out bool isAfternoon)
    {
        isAfternoon = Word("PM");
        return isAfternoon || Word("AM");
    }
}
