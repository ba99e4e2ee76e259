using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Checks a query and chooses what answers it.</summary>
internal sealed class QueryResolver(MetricCatalogue catalogue)
{
    public const int MaxBuckets = 5_000;
    private const int MaxMetrics = 25;
    private const int MaxTop = 1_000;
    private const int MaxFilterValues = 1_000;
    private static readonly TimeSpan MaxRange = TimeSpan.FromDays(366 * 20);

    /// <exception cref="RuleViolationException">The first thing that is wrong.</exception>
    public ResolvedQuery Resolve(MetricQuery query)
    {
        var stream = Streams.StreamCatalogue.Find(query.Stream)
            ?? throw new RuleViolationException(ErrorCode.StreamUnknown, $"There is no stream \"{query.Stream}\".", query.Stream);
        CheckSize(query);
        var metrics = query.Metrics.Select(key => catalogue.Get(query.Stream, key)).ToList();
        var split = query.SplitBy is { } by ? Dimension(stream, by) : (int?)null;
        var filters = query.Filters.Select(f => new DimensionFilter(Dimension(stream, f.Dimension), f)).ToList();
        var parts = metrics.Aggregate(CellParts.Counts, (all, metric) => all | MetricFormulas.PartsOf(metric.Key));
        var looksBack = metrics.Any(m => MetricFormulas.WindowDays(m.Key) > 0);
        var needed = filters.Select(f => f.Dimension).Concat(split is { } s ? [s] : []).Distinct().ToList();
        var wanted = looksBack ? parts | CellParts.Users : parts;
        var fromCounts = needed.Contains(StreamDefinition.StatusDimension) && wanted == CellParts.Counts;
        if (fromCounts)
        {
            needed.Remove(StreamDefinition.StatusDimension);
        }

        return new()
        {
            Query = query,
            Stream = stream,
            Metrics = metrics,
            Calendar = new LocalCalendar(Zone(query.TimeZone)),
            Filters = filters,
            SplitDimension = split,
            Parts = parts,
            Set = ChooseSet(stream, needed, wanted),
            TakesStatusFromCounts = fromCounts,
        };
    }

    private static void CheckSize(MetricQuery query)
    {
        RuleViolationException.ThrowIf(query.Metrics.Count == 0, ErrorCode.MetricUnknown, "Name at least one metric.");
        RuleViolationException.ThrowIf(
            query.Metrics.Count > MaxMetrics, ErrorCode.QueryTooBroad, $"Name at most {MaxMetrics} metrics in one query.");
        RuleViolationException.ThrowIf(
            query.FromUtc.Kind != DateTimeKind.Utc || query.ToUtc.Kind != DateTimeKind.Utc || query.FromUtc >= query.ToUtc
                || query.FromUtc < DateTime.UnixEpoch,
            ErrorCode.InvalidPeriod, "The period must begin before it ends, and not before 1970.");
        RuleViolationException.ThrowIf(
            query.ToUtc - query.FromUtc > MaxRange, ErrorCode.InvalidPeriod, "The period is longer than twenty years; choose a shorter one.");
        RuleViolationException.ThrowIf(
            query.Top is < 1 or > MaxTop, ErrorCode.QueryTooBroad, $"Ask for 1 to {MaxTop} rows.");
        RuleViolationException.ThrowIf(
            query.Filters.Any(f => f.Values.Count is 0 or > MaxFilterValues),
            ErrorCode.QueryTooBroad, $"A filter takes 1 to {MaxFilterValues} values.");
    }

    private static int Dimension(StreamDefinition stream, string key) =>
        stream.FindDimension(key) ?? throw new RuleViolationException(
            ErrorCode.DimensionUnknown, $"\"{stream.Key}\" cannot be split or filtered by \"{key}\".", key);

    private static TimeZoneInfo Zone(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new RuleViolationException(ErrorCode.InvalidTimeZone, $"There is no time zone \"{id}\".", id);
        }
    }

    /// <returns>The set with the fewest dimensions that has all that is needed.</returns>
    private static int? ChooseSet(StreamDefinition stream, List<int> needed, CellParts wanted)
    {
        int? best = null;
        for (var set = 0; set < stream.Sets.Count; set++)
        {
            var candidate = stream.Sets[set];
            if (needed.TrueForAll(candidate.Dimensions.Contains)
                && (wanted & ~PartsOf(stream, candidate)) == 0
                && (best is not { } held || candidate.Dimensions.Count < stream.Sets[held].Dimensions.Count))
            {
                best = set;
            }
        }

        return best;
    }

    /// <summary>A set whose key names the user or agent can count them without keeping a sketch.</summary>
    private static CellParts PartsOf(StreamDefinition stream, DimensionSet set) =>
        set.Parts
        | (set.Dimensions.Contains(stream.UserDimension) && stream.UserDimension >= 0 ? CellParts.Users : 0)
        | (set.Dimensions.Contains(stream.AgentDimension) && stream.AgentDimension >= 0 ? CellParts.Agents : 0);
}
