using Inspectra.Core.Metrics;

namespace Inspectra.Web.Api.Metrics;

/// <summary>The answer to a metric query. All arrays of values follow the order of <paramref name="Metrics"/>; a null
/// value means that there are no data, which is not the same as zero.</summary>
public sealed record MetricAnswerResponse(
    IReadOnlyList<string> Metrics,
    IReadOnlyList<MetricBucketResponse> Buckets,
    MetricRowResponse Total,
    IReadOnlyList<MetricRowResponse> Rows,
    MetricProvenanceResponse Provenance)
{
    public static MetricAnswerResponse From(MetricAnswer answer) => new(
        [.. answer.Metrics.Select(m => m.Key)],
        [.. answer.Buckets.Select(b => new MetricBucketResponse(b.StartUtc, b.EndUtc, b.IsComplete))],
        MetricRowResponse.From(answer.Total),
        [.. answer.Rows.Select(MetricRowResponse.From)],
        MetricProvenanceResponse.From(answer.Provenance));
}

public sealed record MetricBucketResponse(DateTime Start, DateTime End, bool IsComplete);

/// <param name="Key">Value of the dimension; absent in the total and in "other".</param>
/// <param name="Values">Over the whole period, one per metric.</param>
/// <param name="Series">One array per metric, one value per bucket.</param>
public sealed record MetricRowResponse(
    string? Key, bool IsOther, double?[] Values, double?[]? PreviousValues, double?[][]? Series, double?[][]? PreviousSeries)
{
    public static MetricRowResponse From(MetricRow row) =>
        new(row.Key, row.IsOther, row.Values, row.PreviousValues, row.Series, row.PreviousSeries);
}

/// <summary>Where the answer comes from.</summary>
public sealed record MetricProvenanceResponse(
    string Source, long BucketsRead, long EventsRead, DateTime FromTime, DateTime ToTime, string TimeZone, DateTime ComputedAt,
    long DataVersion, bool IsComplete)
{
    public static MetricProvenanceResponse From(MetricProvenance provenance) => new(
        MetricResponse.Spell(provenance.Source.ToString()),
        provenance.BucketsRead,
        provenance.EventsRead,
        provenance.FromUtc,
        provenance.ToUtc,
        provenance.TimeZone,
        provenance.ComputedUtc,
        provenance.DataVersion,
        provenance.IsComplete);
}
