using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Agents.Intake;
using Inspectra.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Core.Metrics;

/// <summary>The invariant of the metric engine: whatever happened, buckets say what a recount of the events says.</summary>
public sealed class RecountTests
{
    private static readonly DateTime From = new(2026, 3, 27, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Length = TimeSpan.FromHours(60);
    private static readonly string?[] Splits = [null, DimensionKeys.Agent, DimensionKeys.User, DimensionKeys.Model, DimensionKeys.Status, DimensionKeys.Environment, DimensionKeys.ErrorType];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(51, 4)]
    [InlineData(101, 12)]
    [InlineData(151, 2_000)]
    public async Task Rollups_AfterRandomHistories_EqualARecount(int firstSeed, int mayWait)
    {
        const int histories = 50;
        await using var core = TestCore.Create(services => services.AddSingleton(new PendingLimits(mayWait, 2 * mayWait)));
        var owner = await core.SetUpAsync();
        for (var seed = firstSeed; seed < firstSeed + histories; seed++)
        {
            var workspace = owner with { WorkspaceId = await core.AddWorkspaceAsync(owner, $"History {seed}") };
            var truth = await PlayAsync(core, workspace, new History(seed, From, Length));

            await CheckAsync(core, workspace, truth, Splits[seed % Splits.Length], seed);
        }
    }

    /// <returns>What must be stored in the end; an execution id is unique together with its start.</returns>
    private static async Task<Dictionary<(string, DateTime), ExecutionInput>> PlayAsync(TestCore core, TestPerson owner, History history)
    {
        var ingest = core.Get<ExecutionIngestService>();
        var truth = new Dictionary<(string, DateTime), ExecutionInput>();
        var pending = new List<ExecutionInput>();
        var random = history.Random;
        for (var step = 0; step < 4; step++)
        {
            for (var i = random.Next(1, 14); i > 0; i--)
            {
                pending.Add(Pick(history, truth, random));
            }

            // Sent in one piece or several at once; the pipeline may merge them as it likes.
            var pieces = pending.Chunk(random.Next((pending.Count + 3) / 4, pending.Count + 1)).ToList();
            foreach (var piece in pieces)
            {
                var result = await ingest.IngestAsync(owner.Actor, owner.WorkspaceId, piece, CancellationToken.None);
                Assert.Equal(0, result.Rejected);
                Apply(truth, piece, result);
            }

            pending.Clear();
            if (random.Next(3) == 0 && truth.Count > 0)
            {
                await DeleteOneAsync(core, owner, truth, random);
            }

            if (random.Next(3) == 0 && truth.Count > 0)
            {
                await EditOneAsync(core, owner, truth, history);
            }
        }

        return truth;
    }

    private static ExecutionInput Pick(History history, Dictionary<(string, DateTime), ExecutionInput> truth, Random random)
    {
        var known = truth.Values.ToList();
        return random.Next(5) switch
        {
            0 when known.Count > 0 => known[random.Next(known.Count)],
            1 when known.Find(k => IsOpen(k)) is { } open => history.Finish(open),
            _ => history.Next(),
        };
    }

    private static (string, DateTime) KeyOf(ExecutionInput input) => (input.ExecutionId, input.StartedUtc);

    private static bool IsOpen(ExecutionInput input) => input.Status is ExecutionStatus.Running or ExecutionStatus.Queued;

    private static void Apply(Dictionary<(string, DateTime), ExecutionInput> truth, IReadOnlyList<ExecutionInput> sent, IngestResult result)
    {
        for (var i = 0; i < sent.Count; i++)
        {
            if (result.Outcomes[i] is IngestOutcome.Accepted)
            {
                Assert.True(truth.TryAdd(KeyOf(sent[i]), sent[i]), "Accepted although it was known.");
            }
            else if (result.Outcomes[i] is IngestOutcome.Updated)
            {
                var before = truth.Values.Single(t => t.ExecutionId == sent[i].ExecutionId && IsOpen(t));
                truth.Remove(KeyOf(before));
                truth.Add(KeyOf(sent[i]), sent[i]);
            }
        }
    }

    private static async Task DeleteOneAsync(TestCore core, TestPerson owner, Dictionary<(string, DateTime), ExecutionInput> truth, Random random)
    {
        var victim = truth.Values.ElementAt(random.Next(truth.Count));
        var id = ExecutionId.Encode(new DateTimeOffset(victim.StartedUtc).ToUnixTimeMilliseconds(), victim.ExecutionId);
        await core.Get<ExecutionRemovalService>().DeleteAsync(owner.Actor, owner.WorkspaceId, id, CancellationToken.None);
        truth.Remove(KeyOf(victim));
    }

    private static async Task EditOneAsync(
        TestCore core, TestPerson owner, Dictionary<(string, DateTime), ExecutionInput> truth, History history)
    {
        var before = truth.Values.ElementAt(history.Random.Next(truth.Count));
        var after = history.Next() with { ExecutionId = before.ExecutionId, StartedUtc = before.StartedUtc };
        var intake = new ExecutionIntake(owner.WorkspaceId, core.Get<DimensionValuePool>(), 0);
        intake.Add(after);

        Assert.True(await core.Get<StreamWriters>().CommitterOf(StreamKeys.Executions)
            .EditAsync(owner.WorkspaceId, intake.Batch.Events[0], CancellationToken.None));
        truth[KeyOf(before)] = after;
    }

    private static async Task CheckAsync(TestCore core, TestPerson owner, Dictionary<(string, DateTime), ExecutionInput> truth, string? split, int seed)
    {
        var random = new Random(seed);
        var zone = new[] { "Etc/UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York" }[seed % 6];
        var from = From.AddHours(random.Next(-5, 40)).AddMinutes(random.Next(3) == 0 ? random.Next(60) : 0);
        var to = from.AddHours(random.Next(1, 80)).AddMinutes(random.Next(3) == 0 ? random.Next(60) : 0);
        var withDistinct = split is not DimensionKeys.Status;
        var metrics = Recount.Exact.Where(m => withDistinct || m is not (MetricKeys.DistinctUsers or MetricKeys.DistinctAgents))
            .Append(MetricKeys.DurationP50).Append(MetricKeys.DurationP95).ToList();
        var answer = await core.Get<MetricService>().QueryAsync(
            owner.Actor,
            new()
            {
                WorkspaceId = owner.WorkspaceId, Stream = StreamKeys.Executions, Metrics = metrics, FromUtc = from, ToUtc = to,
                TimeZone = zone, Grain = seed % 2 == 0 ? Grain.Day : Grain.Hour, SplitBy = split, Top = 3,
            },
            CancellationToken.None);

        var what = $"seed {seed}, {zone}, by {split}, {from:s} to {to:s}";
        Check(answer.Total, answer, Within(truth.Values, from, to), metrics, what + ", total");
        foreach (var row in answer.Rows)
        {
            var keys = answer.Rows.Where(r => !r.IsOther).Select(r => r.Key).ToList();
            var events = Within(truth.Values, from, to)
                .Where(e => split is not null && (row.IsOther ? !keys.Contains(Recount.ValueOf(split, e)) : Recount.ValueOf(split, e) == row.Key)).ToList();
            Check(row, answer, events, metrics, $"{what}, row {row.Key}");
        }
    }

    private static void Check(MetricRow row, MetricAnswer answer, List<ExecutionInput> events, List<string> metrics, string what)
    {
        for (var metric = 0; metric < metrics.Count; metric++)
        {
            Recount.AssertSame(metrics[metric], events, row.Values[metric], what);
            for (var bucket = 0; bucket < answer.Buckets.Count; bucket++)
            {
                if (answer.Buckets[bucket].StartUtc < answer.Provenance.ComputedUtc || row.Series![metric][bucket] is not null)
                {
                    var inside = Within(events, answer.Buckets[bucket].StartUtc, answer.Buckets[bucket].EndUtc);
                    Recount.AssertSame(metrics[metric], inside, row.Series![metric][bucket], $"{what}, bucket {answer.Buckets[bucket].StartUtc:s}");
                }
            }
        }
    }

    // Stored times are whole milliseconds, rounded down.
    private static List<ExecutionInput> Within(IEnumerable<ExecutionInput> events, DateTime from, DateTime to) =>
        [.. events.Where(e => e.StartedUtc >= from && e.StartedUtc < to)];
}
