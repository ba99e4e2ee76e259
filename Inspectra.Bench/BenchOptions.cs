namespace Inspectra.Bench;

/// <param name="Name">A measurement, or <c>all</c>.</param>
/// <param name="IsQuick">A tenth of the work: to see that it runs, not for figures.</param>
/// <param name="Events">How many events where the measurement lets that be chosen; null for its own number.</param>
/// <param name="Cache">Where large data sets are kept between runs.</param>
public sealed record BenchOptions(string Name, bool IsQuick, int? Events, string Cache)
{
    /// <returns>The number asked for, the usual one, or a tenth of it in a quick run.</returns>
    public int Count(int usual) => Events ?? (IsQuick ? Math.Max(1, usual / 10) : usual);
}
