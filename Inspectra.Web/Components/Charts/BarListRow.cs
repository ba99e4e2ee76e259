using Inspectra.Web.Components.Shared;

namespace Inspectra.Web.Components.Charts;

/// <param name="Values">One value a column.</param>
/// <param name="Address">The rows behind it; null when there is no single filter for them.</param>
/// <param name="IsRest">Everything below the top, summed.</param>
public sealed record BarListRow(string Name, IReadOnlyList<double?> Values, string? Address, bool IsRest);

public sealed record BarListColumn(string Label, ValueKind Kind);
