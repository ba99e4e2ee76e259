using System.Globalization;

namespace Inspectra.Web.Components.Shared;

/// <summary>Numbers as people read them: compact in cards and axes, in full on hover and in tables, a dash for no data.</summary>
public static class ValueText
{
    public const string None = "—";

    private static readonly (double Size, string Suffix)[] Magnitudes = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    public static string Compact(double? value, ValueKind kind)
    {
        if (value is not { } v || !double.IsFinite(v))
        {
            return None;
        }

        return kind switch
        {
            ValueKind.Share => Percent(v),
            ValueKind.Seconds => Duration(v),
            ValueKind.Money => Shorten(v, Math.Abs(v) >= 1000 ? "#,0" : "#,0.00"),
            ValueKind.Decimal => Shorten(v, Math.Abs(v) >= 1000 ? "#,0" : "#,0.##"),
            _ => Shorten(v, "#,0"),
        };
    }

    public static string Full(double? value, ValueKind kind)
    {
        if (value is not { } v || !double.IsFinite(v))
        {
            return None;
        }

        return kind switch
        {
            ValueKind.Share => Percent(v),
            ValueKind.Seconds => Duration(v),
            ValueKind.Money => v.ToString("#,0.00####", CultureInfo.CurrentCulture),
            ValueKind.Decimal => v.ToString("#,0.######", CultureInfo.CurrentCulture),
            _ => v.ToString("#,0", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>A span in the two largest units that matter: 840 ms, 12.4 s, 3 m 20 s, 2 h 5 m, 4 d 3 h.</summary>
    public static string Duration(double seconds)
    {
        var culture = CultureInfo.CurrentCulture;
        var sign = seconds < 0 ? "−" : "";
        var s = Math.Abs(seconds);
        return sign + s switch
        {
            0 => "0 s",
            < 0.001 => string.Create(culture, $"{s * 1e6:0} µs"),
            < 0.9995 => string.Create(culture, $"{s * 1000:0} ms"),
            < 9.95 => string.Create(culture, $"{s:0.0#} s"),
            < 59.95 => string.Create(culture, $"{s:0.#} s"),
            < 3600 => Pair(s, 60, "m", 1, "s"),
            < 86400 => Pair(s, 3600, "h", 60, "m"),
            _ => Pair(s, 86400, "d", 3600, "h"),
        };
    }

    /// <summary>The change from one value to another as a share of the earlier one; null when there is nothing to compare with.</summary>
    public static double? Change(double? now, double? before) =>
        now is { } n && before is { } b && b != 0 ? (n - b) / Math.Abs(b) : null;

    private static string Percent(double share)
    {
        var percent = share * 100;
        var format = Math.Abs(percent) is >= 99.95 or 0 ? "#,0" : Math.Abs(percent) >= 10 ? "0.0" : "0.00";
        // 99.97 % is not 100 %: a rounding that hides the last failures would lie.
        if (percent is > 99.9 and < 100)
        {
            format = "0.00";
        }

        return percent.ToString(format, CultureInfo.CurrentCulture) + "%";
    }

    private static string Shorten(double v, string small)
    {
        foreach (var (size, suffix) in Magnitudes)
        {
            if (Math.Abs(v) >= size * 0.9995 && Math.Abs(v) >= 10_000)
            {
                var scaled = v / size;
                return scaled.ToString(Math.Abs(scaled) >= 99.95 ? "0" : "0.#", CultureInfo.CurrentCulture) + suffix;
            }
        }

        return v.ToString(small, CultureInfo.CurrentCulture);
    }

    private static string Pair(double seconds, int large, string largeName, int little, string littleName)
    {
        var units = (long)Math.Round(seconds / little);
        var perLarge = large / little;
        var (whole, rest) = (units / perLarge, units % perLarge);
        return rest == 0
            ? string.Create(CultureInfo.CurrentCulture, $"{whole} {largeName}")
            : string.Create(CultureInfo.CurrentCulture, $"{whole} {largeName} {rest} {littleName}");
    }
}
