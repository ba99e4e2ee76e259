namespace Inspectra.Core.Metrics.Streams;

/// <summary>A dimension of a stream.</summary>
/// <param name="Key">As queries name it.</param>
/// <param name="Field">Field of the stored events.</param>
internal sealed record StreamDimension(string Key, string Field);
