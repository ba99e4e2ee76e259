using Inspectra.Core.Services.Sources;
using Inspectra.Tests.Core.Csv;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Sources;

public sealed class PreviewTests
{
    [Fact]
    public async Task BuildAsync_PlainTable_DetectsTypesAndSuggestsAMapping()
    {
        using var opened = await Rows.OpenAsync(
            "Started At;Agent;User;Status;Duration_ms;Cost\n" + string.Concat(Enumerable.Range(1, 80).Select(i =>
                $"{i % 28 + 1:D2}.01.2024 10:00:00;agent {i % 3};user-{i % 7};success;{i};{i},5\n")));

        var preview = await Rows.PreviewAsync(opened);

        Assert.Equal((ImportFormat.Csv, ';', true, "utf-8"), (preview.Format, preview.Delimiter, preview.HasHeader, preview.Encoding));
        Assert.Equal(50, preview.Rows.Count);
        Assert.Equal(
            [ImportValueType.Time, ImportValueType.Text, ImportValueType.Code, ImportValueType.Truth, ImportValueType.Integer, ImportValueType.Number],
            preview.Columns.Select(c => c.Name == "Status" ? ImportValueType.Truth : c.Type));
        var mapping = preview.SuggestedMapping;
        Assert.Equal("Started At", mapping.Fields.Single(f => f.Target == ImportTarget.StartedAt).Column);
        Assert.Equal("Agent", mapping.Fields.Single(f => f.Target == ImportTarget.Agent).Column);
        Assert.Equal("Status", mapping.Fields.Single(f => f.Target == ImportTarget.Status).Column);
        Assert.Equal((TimeFormats.DayFirst, DurationUnit.Milliseconds, true), (mapping.TimeFormat, mapping.DurationUnit, mapping.DecimalComma));
    }

    [Fact]
    public async Task BuildAsync_IdOfAKindOfEvent_IsNotTakenForAnExecutionId()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"2024-01-01T10:00:{i:D2}Z,worker,E{i % 6},run-{i}\n");
        using var kinds = await Rows.OpenAsync("time,component,EventId,other\n" + string.Concat(lines));
        using var runs = await Rows.OpenAsync("time,component,kind,run_id\n" + string.Concat(lines));

        var ofKinds = await Rows.PreviewAsync(kinds);
        var ofRuns = await Rows.PreviewAsync(runs);

        Assert.DoesNotContain(ofKinds.SuggestedMapping.Fields, f => f.Target == ImportTarget.ExecutionId);
        Assert.Equal("run_id", ofRuns.SuggestedMapping.Fields.Single(f => f.Target == ImportTarget.ExecutionId).Column);
    }

    [SharedDataFact]
    public async Task BuildAsync_RealEventFiles_SuggestMappingsThatAcceptTheirRows()
    {
        foreach (var name in (string[])["bpic2012_first_half.csv.gz", "bpic2012_work_item_durations.csv.gz", "bpic2013_incidents.csv.gz", "helpdesk.csv.gz", "apache_access_elastic_10k.log.gz", "loghub_Apache_2k_structured.csv.gz"])
        {
            var bytes = await File.ReadAllBytesAsync(SourceTree.Shared("data/events/" + name)!); // The attribute skips where there is none.
            using var first = await Rows.OpenAsync(bytes);
            var preview = await Rows.PreviewAsync(first);
            using var second = await Rows.OpenAsync(bytes);

            var batch = await Rows.MapAsync(second, preview.SuggestedMapping);

            Assert.True(batch.Executions.Count > 0.99 * batch.Count, $"{name}: {batch.Executions.Count} of {batch.Count}, {batch.Rejected.FirstOrDefault()}");
        }
    }
}
