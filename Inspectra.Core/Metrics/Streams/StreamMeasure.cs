namespace Inspectra.Core.Metrics.Streams;

/// <summary>A measure of a stream: a whole number in its smallest unit, so that sums are exact.</summary>
/// <param name="Field">Field of the stored events.</param>
internal sealed record StreamMeasure(string Field);
