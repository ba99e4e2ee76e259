using System.Globalization;
using System.Text;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Reads ISO-8601 times; one without a zone is taken as UTC.</summary>
internal static class IsoTime
{
    /// <returns>Unix milliseconds, rounded down; null when it is not a time.</returns>
    public static long? Parse(ReadOnlySpan<byte> text)
    {
        // The usual form, yyyy-MM-ddTHH:mm:ss[.fff…]Z, is read by hand: it is most of what a parse costs.
        if (text.Length is >= 20 and <= 30 && text[^1] == 'Z' && text[4] == '-' && text[7] == '-' && text[10] == 'T'
            && text[13] == ':' && text[16] == ':'
            && Number(text[..4], out var year) && Number(text[5..7], out var month) && Number(text[8..10], out var day)
            && Number(text[11..13], out var hour) && Number(text[14..16], out var minute) && Number(text[17..19], out var second)
            && Milliseconds(text[19..^1], out var ms)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60)
        {
            var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
            return ticks / TimeSpan.TicksPerMillisecond + ms;
        }

        if (text.Length is < 10 or > 40 || text[4] != '-')
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.ToUnixTimeMilliseconds()
            : null;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = value * 10 + digit - '0';
        }

        return true;
    }

    private static bool Milliseconds(ReadOnlySpan<byte> fraction, out int ms)
    {
        ms = 0;
        if (fraction.IsEmpty)
        {
            return true;
        }

        if (fraction[0] != '.' || fraction.Length < 2 || !Number(fraction[1..Math.Min(10, fraction.Length)], out _))
        {
            return false;
        }

        for (var i = 1; i <= 3; i++)
        {
            ms = ms * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        return true;
    }
}
