using System.Globalization;
using System.Text.Json;
using Inspectra.Core.Metrics;
using Inspectra.Core.Services.Sources;
using Inspectra.Tests.Core.Csv;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Sources;

public sealed class ImportExactnessTests
{
    [SharedDataFact]
    public async Task RunAsync_LoanProcess_GivesExactlyTheExpectedCounts()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var file = await harness.UploadAsync(await File.ReadAllBytesAsync(PathOf("bpic2012_first_half.csv.gz")), "bpic2012_first_half.csv.gz");
        var request = new ImportRequest
        {
            FileId = file.Id,
            Mapping = new ImportMapping
            {
                Fields =
                [
                    new(ImportTarget.StartedAt, "timestamp"), new(ImportTarget.Agent, "activity"), new(ImportTarget.User, "resource"),
                    new(ImportTarget.Status, "lifecycle"), new("metadata.case_id", "case_id"),
                ],
            },
        };

        var dry = await harness.DryRunAsync(request);
        var (job, report) = await harness.RunAsync(request);

        Assert.Equal((129_998, 129_998, 0, 0), (dry.Rows, dry.Accepted, dry.Duplicates, dry.Rejected));
        Assert.Equal((129_998, 129_998, 0, 0), (report.Rows, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(129_998, job.Done);
        await AssertBucketsAsync(harness, "bpic2012_expected_hourly_utc.csv", Grain.Hour, "yyyy-MM-dd HH:mm");
        await AssertBucketsAsync(harness, "bpic2012_expected_daily_utc.csv", Grain.Day, "yyyy-MM-dd");
        await AssertUsersAsync(harness);

        var (_, again) = await harness.RunAsync(request);

        Assert.Equal((0, 129_998), (again.Accepted, again.Duplicates));
        Assert.Equal(129_998, await harness.RunsAsync());
    }

    [SharedDataFact]
    public async Task RunAsync_AccessLog_GivesExactlyTheExpectedCounts()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var file = await harness.UploadAsync(await File.ReadAllBytesAsync(PathOf("apache_access_elastic_10k.log.gz")), "access.log.gz");

        var (_, report) = await harness.RunAsync(await harness.SuggestedAsync(file));

        Assert.Empty(report.Reasons.SelectMany(r => r.Examples));
        Assert.Equal((10_000, 10_000, 0), (report.Rows, report.Accepted, report.Rejected));
        var expected = Lines("apache_expected_hourly.csv");
        var from = DateTime.ParseExact(expected[0][0], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var answer = await harness.AskAsync(from, from.AddHours(84), Grain.Hour, null, 10, MetricKeys.Runs, MetricKeys.Failed);
        Assert.Equal(expected.Select(r => double.Parse(r[1], CultureInfo.InvariantCulture)), answer.Total.Series![0].Select(v => v ?? 0)); // A grain was asked for.
        Assert.Equal(expected.Select(r => double.Parse(r[2], CultureInfo.InvariantCulture)), answer.Total.Series![1].Select(v => v ?? 0)); // As above.

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("apache_expected_summary.json")));
        var clients = await harness.AskAsync(from, from.AddHours(84), null, DimensionKeys.User, 10, MetricKeys.Runs, MetricKeys.DistinctUsers);
        var expectedClients = summary.RootElement.GetProperty("top_ips").EnumerateArray()
            .Select(ip => (ip[0].GetString(), (double?)ip[1].GetInt32())).ToList();
        Assert.Equal(expectedClients, clients.Rows.Where(r => !r.IsOther).Select(r => (r.Key, r.Values[0])).ToList());
        var distinct = summary.RootElement.GetProperty("distinct_ips").GetInt32();
        Assert.InRange(clients.Total.Values[1] ?? 0, distinct * 0.98, distinct * 1.02);
    }

    private static async Task AssertBucketsAsync(ImportHarness harness, string expectedFile, Grain grain, string format)
    {
        var expected = Lines(expectedFile).ToDictionary(
            r => DateTime.ParseExact(r[0], format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            r => double.Parse(r[1], CultureInfo.InvariantCulture));

        var answer = await harness.AskAsync(expected.Keys.Min().Date, expected.Keys.Max().Date.AddDays(1), grain);

        var series = answer.Total.Series![0]; // A grain was asked for.
        var found = answer.Buckets.Select((b, i) => (b.StartUtc, Runs: series[i] ?? 0)).Where(b => b.Runs > 0).ToDictionary(b => b.StartUtc, b => b.Runs);
        Assert.Equal(expected, found);
    }

    private static async Task AssertUsersAsync(ImportHarness harness)
    {
        using var rollups = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("bpic2012_expected_rollups.json")));
        var expected = rollups.RootElement.GetProperty("top_resources_by_events").EnumerateArray()
            .Where(r => r[0].GetString() != "")
            .ToDictionary(r => r[0].GetString()!, r => (double?)r[1].GetInt32(), StringComparer.Ordinal); // Every entry is a name and a count.

        var answer = await harness.AskAsync(
            new DateTime(2011, 9, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2012, 12, 1, 0, 0, 0, DateTimeKind.Utc), null,
            DimensionKeys.User, 100, MetricKeys.Runs, MetricKeys.DistinctUsers);

        var found = answer.Rows.Where(r => r.Key is not null && !r.IsOther).ToDictionary(r => r.Key!, r => r.Values[0], StringComparer.Ordinal); // Filtered just before.
        Assert.All(expected, e => Assert.Equal(e.Value, found[e.Key]));
        Assert.Equal(62, answer.Total.Values[1]);
    }

    private static List<string[]> Lines(string name) =>
        [.. File.ReadAllLines(PathOf(name)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];

    private static string PathOf(string name) => SourceTree.Shared("data/events/" + name)!; // The attribute skips where there is none.
}
