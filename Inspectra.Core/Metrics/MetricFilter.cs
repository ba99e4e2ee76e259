namespace Inspectra.Core.Metrics;

/// <summary>Keeps events whose dimension is (or is not) one of the values.</summary>
/// <param name="Dimension">Key of a dimension of the stream, e.g. <c>agent</c>.</param>
/// <param name="Mode">Whether the values are kept or left out.</param>
/// <param name="Values">At least one; the empty text stands for "not given".</param>
public sealed record MetricFilter(string Dimension, FilterMode Mode, IReadOnlyList<string> Values);
