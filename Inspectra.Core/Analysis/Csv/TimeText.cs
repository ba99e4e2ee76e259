namespace Inspectra.Core.Analysis.Csv;

/// <summary>Reads times as files write them.</summary>
public static class TimeText
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <param name="text">Blanks around it count for nothing.</param>
    /// <param name="zone">Zone of a time that says none. Of a local time that occurs twice the later one is meant, of one
    /// that a clock skips the same distance after the change.</param>
    /// <param name="utc">Exact to 100 ns; what is written more finely is cut.</param>
    public static TimeFault TryParse(ReadOnlySpan<char> text, TimeNotation notation, TimeZoneInfo zone, out DateTime utc)
    {
        text = text.Trim();
        utc = default;
        if (text.IsEmpty) { return TimeFault.NotATime; }
        var parts = default(TimeParts);
        var fault = notation == TimeNotation.Any
            ? TryAny(text, ref parts, out utc)
            : TryOne(text, notation, ref parts, out utc);
        if (fault != TimeFault.None || parts.IsAbsent) { return fault; }
        return parts.ToUtc(zone, out utc);
    }

    /// <returns>The notation in which the text is a time; <see cref="TimeNotation.Any"/> when none is, or when day and
    /// month could be either.</returns>
    public static TimeNotation NotationOf(ReadOnlySpan<char> text)
    {
        for (var notation = TimeNotation.Iso; notation <= TimeNotation.MonthFirst; notation++)
        {
            if (IsEpoch(notation) && notation != EpochBySize(text.Trim())) { continue; }
            var isEitherWay = notation == TimeNotation.DayFirst && text.Contains('/')
                && TryParse(text, TimeNotation.MonthFirst, TimeZoneInfo.Utc, out _) == TimeFault.None;
            if (TryParse(text, notation, TimeZoneInfo.Utc, out _) == TimeFault.None)
            {
                return isEitherWay ? TimeNotation.Any : notation;
            }
        }

        return TimeNotation.Any;
    }

    private static bool IsEpoch(TimeNotation notation) =>
        notation is >= TimeNotation.EpochSeconds and <= TimeNotation.EpochNanoseconds;

    private static TimeFault TryAny(ReadOnlySpan<char> text, ref TimeParts parts, out DateTime utc)
    {
        utc = default;
        if (text.Length > 4 && text[4] is '-' or '/' or '.' || (text.Length >= 13 && text[8] is 'T'))
        {
            return TryOne(text, TimeNotation.Iso, ref parts, out utc);
        }

        if (EpochBySize(text) is var epoch && epoch != TimeNotation.Any) { return TryOne(text, epoch, ref parts, out utc); }
        if (char.IsAsciiLetter(text[0]))
        {
            var named = text.Contains(',') ? TimeNotation.Mail : TimeNotation.Ctime;
            return TryOne(text, named, ref parts, out utc);
        }

        if (text.Contains(':') && text.IndexOf('/') is > 0 and var slash && slash + 1 < text.Length && char.IsAsciiLetter(text[slash + 1]))
        {
            return TryOne(text, TimeNotation.AccessLog, ref parts, out utc);
        }

        if (text.Contains(' ') && text.IndexOfAnyInRange('A', 'Z') is > 0 and < 4) { return TryOne(text, TimeNotation.Mail, ref parts, out utc); }
        return TryDayOrMonthFirst(text, ref parts, out utc);
    }

    private static TimeFault TryDayOrMonthFirst(ReadOnlySpan<char> text, ref TimeParts parts, out DateTime utc)
    {
        var day = TryOne(text, TimeNotation.DayFirst, ref parts, out utc);
        if (!text.Contains('/')) { return day; }
        var other = default(TimeParts);
        var month = TryOne(text, TimeNotation.MonthFirst, ref other, out _);
        var dayStands = day == TimeFault.None && parts.Exists;
        var monthStands = month == TimeFault.None && other.Exists;
        if (dayStands && monthStands && parts.Day != parts.Month) { return TimeFault.Ambiguous; }
        if (monthStands && !dayStands) { parts = other; return month; }
        return day;
    }

    /// <summary>By its size a whole number says in which unit it counts, from 1973 to 2286.</summary>
    private static TimeNotation EpochBySize(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point > 0 ? text[..point] : text;
        if (whole.IsEmpty || whole.ContainsAnyExceptInRange('0', '9')) { return TimeNotation.Any; }
        if (point > 0 && text[(point + 1)..].ContainsAnyExceptInRange('0', '9')) { return TimeNotation.Any; }
        return whole.Length switch
        {
            9 or 10 => TimeNotation.EpochSeconds,
            12 or 13 => TimeNotation.EpochMilliseconds,
            15 or 16 => TimeNotation.EpochMicroseconds,
            18 or 19 => TimeNotation.EpochNanoseconds,
            _ => TimeNotation.Any,
        };
    }

    private static TimeFault TryOne(ReadOnlySpan<char> text, TimeNotation notation, ref TimeParts parts, out DateTime utc)
    {
        utc = default;
        parts = default;
        if (IsEpoch(notation)) { parts.IsAbsent = true; return Epoch(text, notation, out utc); }
        var reader = new TimeScanner(text);
        var isRead = notation switch
        {
            TimeNotation.Iso => Iso(ref reader, ref parts),
            TimeNotation.AccessLog => AccessLog(ref reader, ref parts),
            TimeNotation.Ctime => Ctime(ref reader, ref parts),
            TimeNotation.Mail => Mail(ref reader, ref parts),
            TimeNotation.DayFirst => Numeric(ref reader, ref parts, isDayFirst: true),
            _ => Numeric(ref reader, ref parts, isDayFirst: false),
        };
        return isRead && reader.IsAtEnd ? TimeFault.None : TimeFault.NotATime;
    }

    private static TimeFault Epoch(ReadOnlySpan<char> text, TimeNotation notation, out DateTime utc)
    {
        utc = default;
        if (!NumberText.TryParse(text, decimalComma: false, out var value)) { return TimeFault.NotATime; }
        var ticksEach = notation switch
        {
            TimeNotation.EpochSeconds => 10_000_000m,
            TimeNotation.EpochMilliseconds => 10_000m,
            TimeNotation.EpochMicroseconds => 10m,
            _ => 0.01m,
        };
        // Far beyond any calendar the product itself would overflow.
        if (Math.Abs(value) > 1e20m) { return TimeFault.Impossible; }
        var ticks = decimal.Floor(value * ticksEach) + DateTime.UnixEpoch.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) { return TimeFault.Impossible; }
        utc = new DateTime((long)ticks, DateTimeKind.Utc);
        return TimeFault.None;
    }

    private static bool Iso(ref TimeScanner s, ref TimeParts p)
    {
        if (!s.Digits(4, 4, out p.Year)) { return false; }
        if (s.Take('-') || s.Take('/') || s.Take('.'))
        {
            var separator = s.Last;
            if (!s.Digits(1, 2, out p.Month) || !s.Take(separator) || !s.Digits(1, 2, out p.Day)) { return false; }
        }
        else if (!s.Digits(2, 2, out p.Month) || !s.Digits(2, 2, out p.Day))
        {
            return false;
        }

        if (s.IsAtEnd) { return true; }
        if (!s.Take('T') && !s.Take('t') && !s.Blanks()) { return false; }
        return Clock(ref s, ref p) && Zone(ref s, ref p);
    }

    private static bool AccessLog(ref TimeScanner s, ref TimeParts p)
    {
        var isBracketed = s.Take('[');
        return s.Digits(1, 2, out p.Day) && s.Take('/') && s.Month(Months, out p.Month) && s.Take('/')
            && s.Digits(4, 4, out p.Year) && s.Take(':') && Clock(ref s, ref p) && Zone(ref s, ref p)
            && (!isBracketed || s.Take(']'));
    }

    private static bool Ctime(ref TimeScanner s, ref TimeParts p)
    {
        if (!s.Letters(3) || !s.Blanks()) { return false; }
        return s.Month(Months, out p.Month) && s.Blanks() && s.Digits(1, 2, out p.Day) && s.Blanks()
            && Clock(ref s, ref p) && s.Blanks() && s.Digits(4, 4, out p.Year);
    }

    private static bool Mail(ref TimeScanner s, ref TimeParts p)
    {
        if (s.Letters(3) && (!s.Take(',') || !s.Blanks())) { return false; }
        return s.Digits(1, 2, out p.Day) && s.Blanks() && s.Month(Months, out p.Month) && s.Blanks()
            && s.Digits(4, 4, out p.Year) && s.Blanks() && Clock(ref s, ref p) && Zone(ref s, ref p);
    }

    private static bool Numeric(ref TimeScanner s, ref TimeParts p, bool isDayFirst)
    {
        if (!s.Digits(1, 2, out var first) || !(s.Take('.') || s.Take('/') || s.Take('-'))) { return false; }
        var separator = s.Last;
        if (!s.Digits(1, 2, out var second) || !s.Take(separator)) { return false; }
        var yearStart = s.Position;
        if (!s.Digits(2, 4, out p.Year) || s.Position - yearStart == 3) { return false; }
        if (s.Position - yearStart == 2) { p.Year += p.Year < 70 ? 2000 : 1900; }
        (p.Day, p.Month) = isDayFirst ? (first, second) : (second, first);
        if (s.IsAtEnd) { return true; }
        s.Take(',');
        return s.Blanks() && Clock(ref s, ref p) && Zone(ref s, ref p);
    }

    private static bool Clock(ref TimeScanner s, ref TimeParts p)
    {
        if (!s.Digits(1, 2, out p.Hour)) { return false; }
        var hasColons = s.Take(':');
        if (!s.Digits(2, 2, out p.Minute)) { return false; }
        if (hasColons ? s.Take(':') : s.IsAtDigit)
        {
            if (!s.Digits(2, 2, out p.Second)) { return false; }
            if ((s.Take('.') || s.Take(',')) && !s.Fraction(out p.FractionTicks)) { return false; }
        }

        var mark = s.Position;
        s.Blanks();
        if (s.IsHalfDay(out var isAfternoon))
        {
            p.IsImpossibleHour = p.Hour is < 1 or > 12;
            p.Hour = (p.Hour % 12) + (isAfternoon ? 12 : 0);
        }
        else
        {
            s.Position = mark;
        }

        return true;
    }

    private static bool Zone(ref TimeScanner s, ref TimeParts p)
    {
        if (s.IsAtEnd) { return true; }
        var mark = s.Position;
        s.Blanks();
        if (s.Word("GMT") || s.Word("UTC") || s.Take('Z') || s.Take('z'))
        {
            p.HasOffset = true;
            return true;
        }

        if (!s.Take('+') && !s.Take('-'))
        {
            s.Position = mark;
            return true;
        }

        var sign = s.Last == '-' ? -1 : 1;
        if (!s.Digits(2, 2, out var hours)) { return false; }
        var minutes = 0;
        if ((s.Take(':') || s.IsAtDigit) && !s.Digits(2, 2, out minutes)) { return false; }
        p.HasOffset = true;
        p.OffsetMinutes = sign * ((hours * 60) + minutes);
        return hours <= 18 && minutes < 60;
    }
}
