namespace Inspectra.Core.Services;

/// <summary>One stretch of a list.</summary>
/// <param name="Next">Opaque cursor of the following stretch; null at the end.</param>
/// <param name="Total">How many there are in all, where that is known without reading them.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long? Total);
