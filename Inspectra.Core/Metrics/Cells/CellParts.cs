namespace Inspectra.Core.Metrics.Cells;

/// <summary>Which parts of a cell a reader wants; the rest is skipped without being looked at.</summary>
[Flags]
internal enum CellParts
{
    /// <summary>Count per status.</summary>
    Counts = 1,

    /// <summary>Number of values and sum per measure.</summary>
    Sums = 2,

    /// <summary>Least, greatest and sum of squares of the first measure.</summary>
    Spread = 4,

    /// <summary>Quantile sketch of the first measure.</summary>
    Quantiles = 8,

    /// <summary>Distinct values of the stream's first counted dimension (users).</summary>
    Users = 16,

    /// <summary>Distinct values of the stream's second counted dimension (agents).</summary>
    Agents = 32,
    All = Counts | Sums | Spread | Quantiles | Users | Agents,
}
