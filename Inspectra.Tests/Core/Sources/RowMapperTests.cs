using Inspectra.Core.Errors;
using Inspectra.Core.Services.Sources;

namespace Inspectra.Tests.Core.Sources;

public sealed class RowMapperTests
{
    private static readonly ImportMapping s_mapping = new()
    {
        Fields =
        [
            new(ImportTarget.StartedAt, "when"), new(ImportTarget.Agent, "task"), new(ImportTarget.User, "who"),
            new(ImportTarget.Status, "state"), new(ImportTarget.Duration, "took"), new("metadata.room", "room"),
        ],
    };

    private const string Head = "when,task,who,state,took,room\n";

    [Fact]
    public async Task Map_GoodRow_FillsEveryField()
    {
        using var opened = await Rows.OpenAsync(Head + "2024-05-01T10:00:00+02:00,clean,ann,completed,12.5,\"a \"\"1\"\"\"\n");

        var batch = await Rows.MapAsync(opened, s_mapping);

        var execution = Assert.Single(batch.Executions);
        Assert.Equal(("clean", "ann", "succeeded"), (execution.Agent, execution.User, execution.Status));
        Assert.Equal(new DateTime(2024, 5, 1, 8, 0, 0, DateTimeKind.Utc), execution.StartedUtc);
        Assert.Equal(TimeSpan.FromSeconds(12.5), execution.Duration);
        Assert.Equal("0123456789abcdef0123-1", execution.ExecutionId);
        Assert.Contains("room", execution.MetadataJson, StringComparison.Ordinal);
        Assert.Equal(2, execution.Line);
    }

    [Fact]
    public async Task Map_EqualRows_GetDifferentIdsAndTheSameOnesAgain()
    {
        const string Text = Head + "2024-05-01,clean,ann,ok,1,x\n2024-05-01,clean,ann,ok,1,x\n";
        using var first = await Rows.OpenAsync(Text);
        using var second = await Rows.OpenAsync(Text);

        var ids = (await Rows.MapAsync(first, s_mapping)).Executions.Select(e => e.ExecutionId).ToList();
        var again = (await Rows.MapAsync(second, s_mapping)).Executions.Select(e => e.ExecutionId);

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, again);
    }

    [Theory]
    [InlineData("2024-02-30,clean,ann,ok,1,x", "when", "calendar")]
    [InlineData("soon,clean,ann,ok,1,x", "when", "not a time")]
    [InlineData("1850-01-01,clean,ann,ok,1,x", "when", "1970 to 2200")]
    [InlineData(",clean,ann,ok,1,x", "when", "missing")]
    [InlineData("2024-05-01,,ann,ok,1,x", "task", "missing")]
    [InlineData("2024-05-01,clean,ann,purple,1,x", "state", "status")]
    [InlineData("2024-05-01,clean,ann,,1,x", "state", "missing")]
    [InlineData("2024-05-01,clean,ann,ok,-1,x", "took", "negative")]
    [InlineData("2024-05-01,clean,ann,ok,NaN,x", "took", "not a duration")]
    [InlineData("2024-05-01,cl\0ean,ann,ok,1,x", "task", "NUL")]
    [InlineData("2024-05-01,clean,ann,ok,1,x\0", "room", "NUL")]
    public async Task Map_BadValue_NamesLineColumnAndReason(string row, string column, string reason)
    {
        using var opened = await Rows.OpenAsync(Head + "2024-05-01,clean,ann,ok,1,x\n" + row + "\n");

        var batch = await Rows.MapAsync(opened, s_mapping);

        var rejected = Assert.Single(batch.Rejected).Row;
        Assert.Single(batch.Executions);
        Assert.Equal((3, column), (rejected.Line, rejected.Column));
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_BytesThatAreNotUtf8_AreRejectedWithAdvice()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Head + "2024-05-01,clean,ann,ok,1,x\n2024-05-01,cl?an,ann,ok,1,x\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        using var opened = await Rows.OpenAsync(bytes, new ImportReadOptions { Encoding = "utf-8" });

        var batch = await Rows.MapAsync(opened, s_mapping);

        Assert.Contains("UTF-8", Assert.Single(batch.Rejected).Row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200", "succeeded")]
    [InlineData("304", "succeeded")]
    [InlineData("404", "failed")]
    [InlineData("504", "timed_out")]
    [InlineData("Failure", "failed")]
    [InlineData("IN PROGRESS", "running")]
    [InlineData("COMPLETE", "succeeded")]
    [InlineData("weird", "cancelled")]
    public async Task Map_StatusWords_BecomeOurs(string word, string expected)
    {
        using var opened = await Rows.OpenAsync(Head + $"2024-05-01,clean,ann,{word},1,x\n");

        var batch = await Rows.MapAsync(opened, s_mapping with { StatusMap = new Dictionary<string, string> { ["Weird"] = "cancelled" } });

        Assert.Equal(expected, Assert.Single(batch.Executions).Status);
    }

    [Fact]
    public async Task Map_LocalTimesAndUnits_FollowTheMapping()
    {
        using var opened = await Rows.OpenAsync(Head + "05.07.2024 10:00:00,clean,ann,ok,\"1.500,5\",x\n", new ImportReadOptions { Delimiter = ',' });

        var batch = await Rows.MapAsync(opened, s_mapping with
        {
            TimeZone = "Europe/Berlin", TimeFormat = TimeFormats.DayFirst, DurationUnit = DurationUnit.Milliseconds, DecimalComma = true,
        });

        var execution = Assert.Single(batch.Executions);
        Assert.Equal(new DateTime(2024, 7, 5, 8, 0, 0, DateTimeKind.Utc), execution.StartedUtc);
        Assert.Equal(TimeSpan.FromMilliseconds(1500.5), execution.Duration);
    }

    [Fact]
    public async Task Demand_BadMapping_NamesEveryFault()
    {
        using var opened = await Rows.OpenAsync(Head + "2024-05-01,clean,ann,ok,1,x\n");
        var mapping = new ImportMapping
        {
            Fields = [new("colour", "task"), new(ImportTarget.User, "nobody"), new(ImportTarget.Status, null)],
            TimeZone = "Mars/Olympus",
        };

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Rows.MapAsync(opened, mapping));

        Assert.Equal(["colour", "user", "status", "agent", "started_at", "time_zone"], refusal.Failures.Select(f => f.Path));
    }

    [Fact]
    public async Task Map_JsonLines_ReachesIntoObjects()
    {
        using var opened = await Rows.OpenAsync("{\"at\":1700000000,\"run\":{\"agent\":\"a\"}}\n{\"at\":1700000001,\"run\":{\"agent\":\"b\"},\"late\":\"x\"}\n");

        var batch = await Rows.MapAsync(opened, new ImportMapping
        {
            Fields = [new(ImportTarget.StartedAt, "at"), new(ImportTarget.Agent, "run.agent"), new("metadata.late", "late")],
            TimeFormat = TimeFormats.EpochSeconds,
        });

        Assert.Equal(["a", "b"], batch.Executions.Select(e => e.Agent));
        Assert.Equal([null, "{\"late\":\"x\"}"], batch.Executions.Select(e => e.MetadataJson));
    }
}
