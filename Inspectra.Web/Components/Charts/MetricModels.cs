using Inspectra.Core.Metrics;
using Inspectra.Web.Components.Shared;
using Inspectra.Web.State;

namespace Inspectra.Web.Components.Charts;

/// <summary>Turns answers of the metric engine into what the charts draw.</summary>
public static class MetricModels
{
    /// <summary>A grain that gives a period between about 12 and 120 buckets.</summary>
    public static Grain GrainFor(TimeSpan length) => length.TotalDays switch
    {
        <= 0.13 => Grain.Minute,
        <= 3.1 => Grain.Hour,
        <= 93 => Grain.Day,
        <= 400 => Grain.Week,
        _ => Grain.Month,
    };

    public static ValueKind KindOf(MetricUnit unit) => unit switch
    {
        MetricUnit.Ratio => ValueKind.Share,
        MetricUnit.Seconds => ValueKind.Seconds,
        MetricUnit.Money => ValueKind.Money,
        MetricUnit.Credits => ValueKind.Decimal,
        _ => ValueKind.Count,
    };

    public static GoodDirection GoodOf(MetricDirection direction) => direction switch
    {
        MetricDirection.MoreIsBetter => GoodDirection.MoreIsBetter,
        MetricDirection.LessIsBetter => GoodDirection.LessIsBetter,
        _ => GoodDirection.Neutral,
    };

    public static Comparison ComparisonOf(CompareTo compare) => compare switch
    {
        CompareTo.PreviousPeriod => Comparison.PreviousPeriod,
        CompareTo.SamePeriodLastYear => Comparison.SamePeriodLastYear,
        _ => Comparison.None,
    };

    public static IReadOnlyList<ChartBucket> Buckets(MetricAnswer answer, TimeZoneInfo zone) =>
        [.. answer.Buckets.Select(b => new ChartBucket(Local(b.StartUtc, zone), Local(b.EndUtc, zone), b.IsComplete))];

    /// <summary>Some metrics of the total, one series each.</summary>
    /// <param name="metrics">Index of each metric in the answer, with its label and colour.</param>
    public static ChartModel OfTotal(
        MetricAnswer answer, Grain grain, TimeZoneInfo zone, string title, string? drill, params (int Metric, string Label, string Color)[] metrics) => new()
        {
            Title = title,
            Kind = KindOf(answer.Metrics[metrics[0].Metric].Unit),
            Grain = grain,
            Buckets = Buckets(answer, zone),
            DrillAddress = drill,
            Series = [.. metrics.Select(m => new ChartSeries(answer.Metrics[m.Metric].Key, m.Label, m.Color, answer.Total.Series?[m.Metric] ?? [])
            {
                Previous = answer.Total.PreviousSeries?[m.Metric],
            })],
        };

    /// <summary>The first metric of the rows of a split, one series each.</summary>
    public static ChartModel OfRows(
        MetricAnswer answer, Grain grain, TimeZoneInfo zone, string title, string? drill, Func<MetricRow, int, (string Label, string Color)> describe) => new()
        {
            Title = title,
            Kind = KindOf(answer.Metrics[0].Unit),
            Grain = grain,
            Buckets = Buckets(answer, zone),
            DrillAddress = drill,
            Series = [.. answer.Rows.Select((row, i) =>
            {
                var (label, color) = describe(row, i);
                return new ChartSeries(row.IsOther ? "*" : row.Key ?? "", label, color, row.Series?[0] ?? []);
            })],
        };

    private static DateTime Local(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
