using System.Globalization;

namespace Inspectra.Bench.Support;

/// <summary>Short names of sizes, for the names of measurements: 100k, 5m.</summary>
public static class SizeName
{
    public static string Of(int count) => count switch
    {
        >= 1_000_000 when count % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{count / 1_000_000}m"),
        >= 1_000 when count % 1_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{count / 1_000}k"),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}
