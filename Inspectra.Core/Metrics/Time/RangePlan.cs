namespace Inspectra.Core.Metrics.Time;

/// <summary>Which stored buckets, and which stretches of raw events, make up a series of adjoining ranges exactly.</summary>
internal sealed class RangePlan
{
    private readonly List<Stretch> _stretches = [];

    private RangePlan()
    {
    }

    /// <summary>Ascending, without overlap.</summary>
    public IReadOnlyList<Stretch> Stretches => _stretches;

    /// <param name="edgesMs">Ascending Unix milliseconds; each stored bucket in the plan lies between two neighbours.</param>
    public static RangePlan For(IReadOnlyList<long> edgesMs)
    {
        var plan = new RangePlan();
        for (var i = 0; i + 1 < edgesMs.Count; i++)
        {
            plan.Cover(edgesMs[i], edgesMs[i + 1]);
        }

        return plan;
    }

    private void Cover(long from, long to)
    {
        var firstQuarter = Up(from, RollupTiers.QuarterMs);
        var lastQuarter = Down(to, RollupTiers.QuarterMs);
        if (firstQuarter >= lastQuarter)
        {
            Add(null, from, to);
            return;
        }

        Add(null, from, firstQuarter);
        Nest(firstQuarter, lastQuarter, RollupTier.Quarter);
        Add(null, lastQuarter, to);
    }

    private void Nest(long from, long to, RollupTier tier)
    {
        if (tier == RollupTier.Day)
        {
            Add(tier, from, to);
            return;
        }

        var coarser = RollupTiers.WidthMs(tier + 1);
        var first = Up(from, coarser);
        var last = Down(to, coarser);
        if (first >= last)
        {
            Add(tier, from, to);
            return;
        }

        Add(tier, from, first);
        Nest(first, last, tier + 1);
        Add(tier, last, to);
    }

    private void Add(RollupTier? tier, long from, long to)
    {
        if (from >= to)
        {
            return;
        }

        if (_stretches.Count > 0 && _stretches[^1] is var last && last.Tier == tier && last.ToMs == from)
        {
            _stretches[^1] = last with { ToMs = to };
            return;
        }

        _stretches.Add(new(tier, from, to));
    }

    private static long Up(long value, long width) => (value + width - 1) / width * width;

    private static long Down(long value, long width) => value / width * width;

    /// <summary>Adjoining stored buckets of one width, or raw events.</summary>
    /// <param name="Tier">Null for raw events.</param>
    /// <param name="FromMs">Inclusive.</param>
    /// <param name="ToMs">Exclusive.</param>
    public readonly record struct Stretch(RollupTier? Tier, long FromMs, long ToMs);
}
