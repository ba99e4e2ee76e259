using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson;

/// <summary>Conversions of times and bytes that many BSON types share.</summary>
public static class BsonUtils
{
    internal static readonly long MinMillisecondsSinceEpoch = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    internal static readonly long MaxMillisecondsSinceEpoch = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    /// <exception cref="FormatException">The text holds something else than hexadecimal digits.</exception>
    public static byte[] ParseHexString(string s) =>
        TryParseHexString(s, out var bytes) ? bytes : throw new FormatException("The text holds something else than hexadecimal digits.");

    /// <summary>An odd number of digits is read as if a zero stood before it.</summary>
    public static bool TryParseHexString(string? s, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (s is null) { return false; }
        var digits = (s.Length & 1) == 0 ? s : "0" + s;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c)) { return false; }
        }

        bytes = Convert.FromHexString(digits);
        return true;
    }

    public static string ToHexString(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <exception cref="ArgumentOutOfRangeException">The moment lies outside the years 1 to 9999.</exception>
    public static DateTime ToDateTimeFromMillisecondsSinceEpoch(long millisecondsSinceEpoch)
    {
        if (millisecondsSinceEpoch < MinMillisecondsSinceEpoch || millisecondsSinceEpoch > MaxMillisecondsSinceEpoch)
        {
            throw new ArgumentOutOfRangeException(
                nameof(millisecondsSinceEpoch),
                $"{millisecondsSinceEpoch} milliseconds since 1970 lie outside the years 1 to 9999.");
        }

        // The last millisecond of time is the largest DateTime, so that DateTime.MaxValue survives the round trip.
        return millisecondsSinceEpoch == MaxMillisecondsSinceEpoch
            ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
            : DateTime.UnixEpoch.AddTicks(millisecondsSinceEpoch * TimeSpan.TicksPerMillisecond);
    }

    public static long ToMillisecondsSinceEpoch(DateTime dateTime) =>
        (ToUniversalTime(dateTime) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>As <see cref="DateTime.ToUniversalTime"/>, but the smallest and the largest time stay what they are.</summary>
    public static DateTime ToUniversalTime(DateTime dateTime) =>
        dateTime == DateTime.MinValue ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)
        : dateTime == DateTime.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
        : dateTime.ToUniversalTime();
}
