using System.Globalization;
using System.Text;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Dates as text, by MongoDB's format letters.</summary>
internal static class DateFormat
{
    private static readonly DateTimeFormatInfo English = CultureInfo.InvariantCulture.DateTimeFormat;

    public static string Write(DateTime utc, DateZone zone, string format)
    {
        var local = zone.ToLocal(utc);
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }
            if (++i == format.Length)
            {
                throw QueryException.Location(18535, "Unmatched '%' at end of format string");
            }
            _ = format[i] switch
            {
                'Y' => Number(local.Year, 4),
                'm' => Number(local.Month, 2),
                'd' => Number(local.Day, 2),
                'H' => Number(local.Hour, 2),
                'M' => Number(local.Minute, 2),
                'S' => Number(local.Second, 2),
                'L' => Number(local.Millisecond, 3),
                'j' => Number(local.DayOfYear, 3),
                'w' => Number((int)local.DayOfWeek + 1, 1),
                'u' => Number(DatePartOperators.IsoDay(local), 1),
                'U' => Number(DatePartOperators.WeekOfYear(local), 2),
                'V' => Number(ISOWeek.GetWeekOfYear(local), 2),
                'G' => Number(ISOWeek.GetYear(local), 4),
                'b' => text.Append(English.GetAbbreviatedMonthName(local.Month)),
                'B' => text.Append(English.GetMonthName(local.Month)),
                'z' => Offset(),
                'Z' => Number((int)zone.OffsetAt(utc).TotalMinutes, 1),
                '%' => text.Append('%'),
                _ => throw QueryException.Location(18536, $"Invalid format character '%{format[i]}' in format string"),
            };
        }
        return text.ToString();

        StringBuilder Number(int value, int digits) => text.Append(value.ToString("D" + digits, CultureInfo.InvariantCulture));

        StringBuilder Offset()
        {
            var offset = zone.OffsetAt(utc);
            return text.Append(offset < TimeSpan.Zero ? '-' : '+').Append(offset.ToString("hhmm", CultureInfo.InvariantCulture));
        }
    }

    /// <param name="text">ISO 8601 when there is no format.</param>
    /// <param name="format">null, or MongoDB's format letters.</param>
    /// <param name="zone">Counts where the text itself names none.</param>
    /// <param name="utc">The moment.</param>
    public static bool TryRead(string text, string? format, DateZone zone, out DateTime utc)
    {
        utc = default;
        if (format is null)
        {
            const DateTimeStyles styles = DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces;
            if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out var parsed))
            {
                return false;
            }
            utc = parsed.Kind == DateTimeKind.Unspecified ? zone.ToUtc(parsed) : parsed.ToUniversalTime();
            return true;
        }
        var parts = new Parts();
        var position = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                if (position >= text.Length || text[position++] != format[i])
                {
                    return false;
                }
                continue;
            }
            if (!TryReadPart(text, ref position, format[++i], ref parts))
            {
                return false;
            }
        }
        return position == text.Length && parts.TryBuild(zone, out utc);
    }

    private static bool TryReadPart(string text, ref int position, char letter, ref Parts parts)
    {
        switch (letter)
        {
            case 'Y':
                return TryNumber(text, ref position, 4, out parts.Year);
            case 'm':
                return TryNumber(text, ref position, 2, out parts.Month);
            case 'd':
                return TryNumber(text, ref position, 2, out parts.Day);
            case 'H':
                return TryNumber(text, ref position, 2, out parts.Hour);
            case 'M':
                return TryNumber(text, ref position, 2, out parts.Minute);
            case 'S':
                return TryNumber(text, ref position, 2, out parts.Second);
            case 'L':
                return TryNumber(text, ref position, 3, out parts.Millisecond);
            case 'j':
                return TryNumber(text, ref position, 3, out parts.DayOfYear);
            case 'b':
                return TryMonth(text, ref position, English.AbbreviatedMonthNames, out parts.Month);
            case 'B':
                return TryMonth(text, ref position, English.MonthNames, out parts.Month);
            case 'z':
                return TryOffset(text, ref position, out parts.Offset);
            case '%':
                return position < text.Length && text[position++] == '%';
            default:
                throw QueryException.Location(18536, $"Invalid format character '%{letter}' in format string");
        }
    }

    private static bool TryNumber(string text, ref int position, int most, out int value)
    {
        var end = position;
        while (end < text.Length && end - position < most && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        var found = int.TryParse(text.AsSpan(position, end - position), NumberStyles.None, CultureInfo.InvariantCulture, out value);
        position = end;
        return found;
    }

    private static bool TryMonth(string text, ref int position, string[] names, out int month)
    {
        for (month = 1; month <= 12; month++)
        {
            if (text.AsSpan(position).StartsWith(names[month - 1], StringComparison.OrdinalIgnoreCase))
            {
                position += names[month - 1].Length;
                return true;
            }
        }
        return false;
    }

    private static bool TryOffset(string text, ref int position, out TimeSpan? offset)
    {
        offset = null;
        if (position < text.Length && text[position] == 'Z')
        {
            position++;
            offset = TimeSpan.Zero;
            return true;
        }
        if (position >= text.Length || text[position] is not ('+' or '-'))
        {
            return false;
        }
        var sign = text[position++] == '-' ? -1 : 1;
        if (!TryNumber(text, ref position, 2, out var hours))
        {
            return false;
        }
        if (position < text.Length && text[position] == ':')
        {
            position++;
        }
        if (!TryNumber(text, ref position, 2, out var minutes))
        {
            return false;
        }
        offset = sign * new TimeSpan(hours, minutes, 0);
        return true;
    }

    private struct Parts()
    {
        public int Year = 1970;
        public int Month = 1;
        public int Day = 1;
        public int Hour;
        public int Minute;
        public int Second;
        public int Millisecond;
        public int DayOfYear;
        public TimeSpan? Offset;

        public readonly bool TryBuild(DateZone zone, out DateTime utc)
        {
            utc = default;
            if (Year is < 1 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month)
                || Hour > 23 || Minute > 59 || Second > 59 || DayOfYear > 366)
            {
                return false;
            }
            var local = new DateTime(Year, Month, Day, Hour, Minute, Second, Millisecond, DateTimeKind.Unspecified);
            if (DayOfYear > 0)
            {
                local = new DateTime(Year, 1, 1, Hour, Minute, Second, Millisecond, DateTimeKind.Unspecified).AddDays(DayOfYear - 1);
            }
            utc = Offset is { } offset ? DateTime.SpecifyKind(local - offset, DateTimeKind.Utc) : zone.ToUtc(local);
            return true;
        }
    }
}
