using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>A combination of dimensions whose values have cells of their own in every bucket.</summary>
/// <param name="Key">Part of the stored documents' ids: never change it.</param>
/// <param name="Dimensions">Positions in the stream's list; empty for the cell of all events,
/// <see cref="StreamDefinition.StatusDimension"/> for the status.</param>
/// <param name="Parts">What its cells hold.</param>
internal sealed record DimensionSet(string Key, IReadOnlyList<int> Dimensions, CellParts Parts);
