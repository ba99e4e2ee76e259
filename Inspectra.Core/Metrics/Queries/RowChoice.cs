namespace Inspectra.Core.Metrics.Queries;

/// <summary>Which line of the answer is meant.</summary>
/// <param name="Kind">Total, other, or the row of <paramref name="Key"/>.</param>
internal readonly record struct RowChoice(RowKind Kind, byte[] Key);

internal enum RowKind
{
    Total,
    Other,
    Value,
}
