using Inspectra.Bench.Support;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Bench.Reliability;

/// <summary>Compares what is stored with what the clients know, and the rollups with a recount.</summary>
internal sealed class KillCheck(Site site, IReadOnlyList<KillClient> clients)
{
    private const int MostFaults = 20;
    private static readonly string[] Metrics =
        [MetricKeys.Runs, MetricKeys.Succeeded, MetricKeys.Failed, MetricKeys.Credits, MetricKeys.TokensIn, MetricKeys.TokensOut];

    private readonly List<string> _faults = [.. clients.SelectMany(c => c.Faults)];

    public async Task<(long Stored, IReadOnlyList<string> Faults)> RunAsync(CancellationToken ct)
    {
        await using var core = CoreHost.Open(site.DataDirectory);
        var stored = await ReadAsync(core.Get<ExecutionService>(), ct);
        Compare(stored);
        var metrics = core.Get<MetricService>();
        await RecountAsync(metrics, stored, DimensionKeys.Agent, e => e.Agent, ct);
        await RecountAsync(metrics, stored, DimensionKeys.User, e => e.User, ct);
        await RecountAsync(metrics, stored, DimensionKeys.Status, e => e.Status, ct);
        await RecountHoursAsync(metrics, stored, ct);
        return (stored.Count, [.. _faults.Take(MostFaults)]);
    }

    private (DateTime From, DateTime To) Range
    {
        get
        {
            var starts = clients.SelectMany(c => c.Sent).Select(s => s.Input.StartedUtc).ToList();
            return (starts.Min().Date, starts.Max().Date.AddDays(1));
        }
    }

    private async Task<List<ExecutionSummary>> ReadAsync(ExecutionService executions, CancellationToken ct)
    {
        var (from, to) = Range;
        var query = new ExecutionListQuery { FromUtc = from, ToUtc = to, Sort = ExecutionSort.StartedAscending, Limit = 1000 };
        var all = new List<ExecutionSummary>();
        while (true)
        {
            var page = await executions.ListAsync(Actor.System, site.Workspace, query, ct);
            all.AddRange(page.Items);
            if (page.Next is null)
            {
                return all;
            }

            query = query with { Cursor = page.Next };
        }
    }

    private void Compare(List<ExecutionSummary> stored)
    {
        var sent = clients.SelectMany(c => c.Sent).ToDictionary(s => s.Input.ExecutionId, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var execution in stored)
        {
            if (!found.Add(execution.ExecutionId))
            {
                _faults.Add($"{execution.ExecutionId} is stored twice");
            }
            else if (!sent.TryGetValue(execution.ExecutionId, out var known) || known.Input.StartedUtc != execution.StartedUtc
                || known.Input.Agent != execution.Agent || known.Input.TokensIn != execution.TokensIn)
            {
                _faults.Add($"{execution.ExecutionId} was never sent like this");
            }
            else if (known.IsFinalAcknowledged && execution.Status != known.Input.Status)
            {
                _faults.Add($"{execution.ExecutionId} is {execution.Status}, but {known.Input.Status} was acknowledged");
            }
        }

        foreach (var lost in sent.Values.Where(s => s.IsAcknowledged && !found.Contains(s.Input.ExecutionId)))
        {
            _faults.Add($"{lost.Input.ExecutionId} was acknowledged and is lost");
        }
    }

    private async Task RecountAsync(
        MetricService metrics, List<ExecutionSummary> stored, string dimension, Func<ExecutionSummary, string?> keyOf, CancellationToken ct)
    {
        var answer = await metrics.QueryAsync(Actor.System, Query() with { SplitBy = dimension, Top = 100 }, ct);
        Check($"all by {dimension}", answer.Total.Values, stored);
        var groups = stored.ToLookup(keyOf);
        foreach (var row in answer.Rows)
        {
            Check($"{dimension} {row.Key}", row.Values, groups[row.Key]);
        }

        if (answer.Rows.Count != groups.Count)
        {
            _faults.Add($"{dimension} has {answer.Rows.Count} rolled-up values, {groups.Count} recounted ones");
        }
    }

    private async Task RecountHoursAsync(MetricService metrics, List<ExecutionSummary> stored, CancellationToken ct)
    {
        var answer = await metrics.QueryAsync(Actor.System, Query() with { Grain = Grain.Hour }, ct);
        for (var i = 0; i < answer.Buckets.Count; i++)
        {
            var bucket = answer.Buckets[i];
            var rolledUp = answer.Total.Series?[0][i] ?? 0;
            var counted = stored.Count(e => e.StartedUtc >= bucket.StartUtc && e.StartedUtc < bucket.EndUtc);
            if ((long)rolledUp != counted)
            {
                _faults.Add($"hour {bucket.StartUtc:O}: {rolledUp} rolled up, {counted} recounted");
            }
        }
    }

    private MetricQuery Query() => new()
    {
        WorkspaceId = site.Workspace, Stream = StreamKeys.Executions, Metrics = Metrics, FromUtc = Range.From, ToUtc = Range.To, TimeZone = "UTC",
    };

    private void Check(string what, double?[] rolledUp, IEnumerable<ExecutionSummary> rows)
    {
        var list = rows.ToList();
        double[] counted =
        [
            list.Count,
            list.Count(e => e.Status == ExecutionStatus.Succeeded),
            list.Count(e => e.Status == ExecutionStatus.Failed),
            (double)list.Sum(e => e.Credits ?? 0),
            list.Sum(e => e.TokensIn ?? 0),
            list.Sum(e => e.TokensOut ?? 0),
        ];
        for (var i = 0; i < counted.Length; i++)
        {
            if ((rolledUp[i] ?? 0) != counted[i])
            {
                _faults.Add($"{what}, {Metrics[i]}: {rolledUp[i]} rolled up, {counted[i]} recounted");
            }
        }
    }
}
