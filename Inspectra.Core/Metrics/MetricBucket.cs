namespace Inspectra.Core.Metrics;

/// <summary>One step of the time axis, cut to the range of the query.</summary>
/// <param name="StartUtc">Inclusive.</param>
/// <param name="EndUtc">Exclusive.</param>
/// <param name="IsComplete">False when the bucket is cut by the range, or has not ended yet.</param>
public sealed record MetricBucket(DateTime StartUtc, DateTime EndUtc, bool IsComplete);
