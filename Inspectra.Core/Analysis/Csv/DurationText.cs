namespace Inspectra.Core.Analysis.Csv;

/// <summary>Reads durations as files write them: <c>12.5</c>, <c>350 ms</c>, <c>01:02:03.5</c>, <c>PT1H2M</c>.</summary>
public static class DurationText
{
    private static readonly (string Suffix, decimal Ticks)[] s_units =
    [
        ("microseconds", 10), ("milliseconds", 10_000), ("seconds", 10_000_000), ("minutes", 600_000_000),
        ("hours", 36_000_000_000), ("msec", 10_000), ("secs", 10_000_000), ("sec", 10_000_000), ("mins", 600_000_000),
        ("min", 600_000_000), ("us", 10), ("µs", 10), ("μs", 10), ("ns", 0.01m), ("ms", 10_000), ("s", 10_000_000),
        ("m", 600_000_000), ("h", 36_000_000_000), ("d", 864_000_000_000),
    ];

    /// <param name="ticksPerUnit">What a number without a unit counts, in 100 ns.</param>
    /// <param name="duration">May be negative: the caller judges.</param>
    public static bool TryParse(ReadOnlySpan<char> text, decimal ticksPerUnit, bool decimalComma, out TimeSpan duration)
    {
        text = text.Trim();
        duration = default;
        if (text.IsEmpty) { return false; }
        if (text.Contains(':')) { return Clock(text, decimalComma, out duration); }
        if (text[0] is 'P' or 'p') { return Iso(text, out duration); }
        if (char.IsAsciiLetter(text[^1]) || text[^1] == ' ')
        {
            foreach (var (suffix, ticks) in s_units)
            {
                if (!text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) { continue; }
                return NumberText.TryParse(text[..^suffix.Length], decimalComma, out var counted) && ToSpan(counted, ticks, out duration);
            }

            return false;
        }

        return NumberText.TryParse(text, decimalComma, out var value) && ToSpan(value, ticksPerUnit, out duration);
    }

    private static bool ToSpan(decimal value, decimal ticksEach, out TimeSpan duration)
    {
        duration = default;
        if (Math.Abs(value) > 1e12m) { return false; }
        var ticks = decimal.Round(value * ticksEach);
        if (Math.Abs(ticks) > TimeSpan.MaxValue.Ticks) { return false; }
        duration = TimeSpan.FromTicks((long)ticks);
        return true;
    }

    /// <summary>hh:mm:ss with a fraction, or mm:ss; hours may pass 24.</summary>
    private static bool Clock(ReadOnlySpan<char> text, bool decimalComma, out TimeSpan duration)
    {
        duration = default;
        var isNegative = text[0] == '-';
        if (isNegative) { text = text[1..]; }
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':');
        if (count is < 2 or > 3) { return false; }
        decimal seconds = 0;
        for (var i = 0; i < count; i++)
        {
            var part = text[parts[i]];
            if (part.IsEmpty || !char.IsAsciiDigit(part[0])) { return false; }
            if (!NumberText.TryParse(part, decimalComma, out var value)) { return false; }
            if (i < count - 1 && part.ContainsAnyExceptInRange('0', '9')) { return false; }
            if (i > 0 && value >= 60) { return false; }
            seconds = (seconds * 60) + value;
        }

        return ToSpan(isNegative ? -seconds : seconds, 10_000_000, out duration);
    }

    /// <summary>Days, hours, minutes and seconds of ISO 8601; years and months have no fixed length.</summary>
    private static bool Iso(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 3 || text.Contains('Y') || HasMonths(text)) { return false; }
        try
        {
            duration = System.Xml.XmlConvert.ToTimeSpan(text.ToString());
            return true;
        }
        catch (Exception ex) when (ex is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>An M before the T counts months, after it minutes.</summary>
    private static bool HasMonths(ReadOnlySpan<char> text)
    {
        var clock = text.IndexOf('T');
        return (clock < 0 ? text : text[..clock]).Contains('M');
    }
}
