namespace Inspectra.Core.Metrics;

/// <summary>A named number of a stream.</summary>
/// <param name="Key">See <see cref="MetricKeys"/>.</param>
/// <param name="NameKey">Resource key of its name among the texts of the interface.</param>
/// <param name="Unit">What one of it is.</param>
/// <param name="Direction">Whether more is better.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Dimensions">Dimensions it may be split and filtered by.</param>
/// <param name="IsAdditive">Whether the values of buckets or rows add up to the total.</param>
public sealed record MetricDefinition(
    string Key,
    string NameKey,
    MetricUnit Unit,
    MetricDirection Direction,
    string Stream,
    IReadOnlyList<string> Dimensions,
    bool IsAdditive);
