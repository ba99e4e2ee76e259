using System.Globalization;
using Inspectra.Core.Metrics;

namespace Inspectra.Web.Components.Charts;

/// <summary>Names of buckets on axes, in tooltips and in tables.</summary>
public static class BucketText
{
    public static string Short(DateTime start, Grain grain) => start.ToString(grain switch
    {
        Grain.Minute or Grain.Hour => start.TimeOfDay == TimeSpan.Zero ? "d MMM" : "HH:mm",
        Grain.Day or Grain.Week => "d MMM",
        Grain.Month or Grain.Quarter => start.Month == 1 ? "MMM yyyy" : "MMM",
        _ => "yyyy",
    }, CultureInfo.CurrentCulture);

    public static string Long(ChartBucket bucket, Grain grain)
    {
        var culture = CultureInfo.CurrentCulture;
        var start = bucket.StartLocal;
        return grain switch
        {
            Grain.Minute or Grain.Hour =>
                start.ToString("ddd d MMM yyyy, HH:mm", culture) + "–" + bucket.EndLocal.ToString("HH:mm", culture),
            Grain.Day => start.ToString("ddd d MMM yyyy", culture),
            Grain.Week => start.ToString("d MMM", culture) + " – " + bucket.EndLocal.AddDays(-1).ToString("d MMM yyyy", culture),
            Grain.Month => start.ToString("MMMM yyyy", culture),
            Grain.Quarter => string.Create(culture, $"Q{((start.Month - 1) / 3) + 1} {start.Year}"),
            _ => start.ToString("yyyy", culture),
        };
    }

    /// <summary>The wall-clock time as it stands in an address.</summary>
    public static string Address(DateTime local) =>
        local.ToString(local.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
