using System.Text;
using Inspectra.Core.Errors;
using Inspectra.Core.Services.Sources;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Tests.Core.Sources;

public sealed class BadFileTests
{
    private const string Table = "started_at,agent,status\n2024-01-01T00:00:00Z,a,ok\n";

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t\n")]
    public async Task OpenAsync_NoText_IsRefused(string text)
    {
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => Rows.OpenAsync(text));

        Assert.Equal(ErrorCode.FileEmpty, refusal.Code);
    }

    [Fact]
    public async Task ReadAsync_GzipBomb_IsRefused()
    {
        var bomb = Rows.Gzip(new byte[64 << 20]);

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(async () =>
        {
            using var opened = await Rows.OpenAsync(bomb);
            await Rows.ReadAsync(opened);
        });

        Assert.Equal(ErrorCode.ArchiveBomb, refusal.Code);
    }

    [Fact]
    public async Task ReadAsync_UnpackedBeyondTheLimit_IsRefused()
    {
        var text = new StringBuilder("a,b\n");
        var random = new Random(7);
        for (var i = 0; i < 50_000; i++) { text.Append(random.NextInt64()).Append(',').Append(random.NextInt64()).Append('\n'); }
        using var opened = await Rows.OpenAsync(Rows.Gzip(text.ToString()), null, new ImportLimits { MaxUnpackedBytes = 1 << 20 });

        await Assert.ThrowsAsync<PayloadTooLargeException>(() => Rows.ReadAsync(opened));
    }

    [Fact]
    public async Task ReadAsync_GzipCutOff_KeepsTheGoodRowsAndSaysSo()
    {
        var text = new StringBuilder("n,square\n");
        var random = new Random(3);
        for (var i = 0; i < 100_000; i++) { text.Append(i).Append(',').Append(random.Next()).Append('\n'); }
        var packed = Rows.Gzip(text.ToString());
        using var opened = await Rows.OpenAsync(packed[..(packed.Length / 2)]);

        var rows = await Rows.ReadAsync(opened);

        Assert.InRange(rows.Count, 10_000, 90_000);
        Assert.Contains("cut off", opened.Rows.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DamagedGzip_SaysSo()
    {
        var packed = Rows.Gzip(Table);
        packed[14] ^= 0xFF;

        var refusal = await Record.ExceptionAsync(async () =>
        {
            using var opened = await Rows.OpenAsync(packed);
            await Rows.ReadAsync(opened);
            if (opened.Rows.Fault is null && (await Rows.PreviewAsync(opened)).Warnings.Count == 0) { return; }
            throw new RuleViolationException(ErrorCode.FileUnreadable, "found");
        });

        Assert.IsType<RuleViolationException>(refusal);
    }

    [Fact]
    public async Task OpenAsync_TooManyColumns_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() =>
            Rows.OpenAsync(string.Join(',', Enumerable.Range(1, 10_001).Select(i => "c" + i)) + "\n"));

        Assert.Contains("10,000 columns", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TenThousandColumns_AreRead()
    {
        using var opened = await Rows.OpenAsync(
            string.Join(',', Enumerable.Range(1, 10_000).Select(i => "c" + i)) + "\n" + new string(',', 9_999) + "x\n");

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal(10_000, opened.Rows.Columns.Count);
        Assert.Null(Assert.Single(rows).Problem);
    }

    [Fact]
    public async Task ReadAsync_FieldOfMoreThanOneMegabyte_NamesLineAndColumn()
    {
        using var opened = await Rows.OpenAsync("id,note\n1,fine\n2," + new string('x', (1 << 20) + 1) + "\n3,fine\n");

        var batch = await Rows.MapAsync(opened, new ImportMapping
        {
            Fields = [new(ImportTarget.Agent, "note"), new(ImportTarget.StartedAt, null, "2024-01-01")],
        });

        var rejected = Assert.Single(batch.Rejected).Row;
        Assert.Equal((3, "note"), (rejected.Line, rejected.Column));
        Assert.Contains("1,048,576", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(2, batch.Executions.Count);
    }

    [Theory]
    [InlineData("a,b,c\n1,2\n4,5,6\n", RaggedRows.Reject, true)]
    [InlineData("a,b,c\n1,2\n4,5,6\n", RaggedRows.Pad, false)]
    [InlineData("a,b,c\n1,2,3,4\n4,5,6\n", RaggedRows.Reject, true)]
    [InlineData("a,b,c\n1,2,3,,\n4,5,6\n", RaggedRows.Reject, false)]
    public async Task ReadAsync_RaggedRows_FollowTheChoice(string text, RaggedRows choice, bool isRejected)
    {
        using var opened = await Rows.OpenAsync(text, new ImportReadOptions { RaggedRows = choice, Delimiter = ',', HasHeader = true });

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal(2, rows.Count);
        Assert.Equal(isRejected, rows[0].Problem is not null);
        Assert.Null(rows[1].Problem);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", 2)]
    [InlineData("{\"a\":1}\n[1,2]\n{\"a\":3}\n", 2)]
    [InlineData("{\"a\":1}\n{\"a\":NaN}\n{\"a\":3}\n", 2)]
    [InlineData("{\"a\":1}\n{\"a\":1,\"a\":2}\n{\"a\":3}\n", 2)]
    [InlineData("{\"a\":1}\n{\"a\":1} x\n{\"a\":3}\n", 2)]
    [InlineData("{\"a\":1}\n{\"a\":\"\\ud800\"}\n{\"a\":3}\n", 2)]
    public async Task ReadAsync_BadJsonLine_IsRejectedAloneWithItsLine(string text, long badLine)
    {
        using var opened = await Rows.OpenAsync(text);

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal([badLine], rows.Where(r => r.Problem is not null).Select(r => r.Line));
        Assert.Equal(["1", "3"], rows.Where(r => r.Problem is null).Select(r => r.Values));
    }

    [Theory]
    [InlineData("[{\"a\":1},\n{\"a\":2}", "middle of the array", 2)]
    [InlineData("[{\"a\":1},\n{\"a\":2", "begins at line 2", 1)]
    [InlineData("[{\"a\":1}\n{\"a\":2}]", "comma is missing", 1)]
    [InlineData("[{\"a\":1}]\n{\"a\":2}", "follows the end", 1)]
    public async Task ReadAsync_BrokenJsonArray_KeepsWhatCameBefore(string text, string expected, int goodRows)
    {
        using var opened = await Rows.OpenAsync(text, new ImportReadOptions { Format = ImportFormat.JsonArray });

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal(goodRows, rows.Count);
        Assert.Contains(expected, opened.Rows.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AccessLogWithABadLine_NamesIt()
    {
        const string Good = "1.2.3.4 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\"\n";
        using var opened = await Rows.OpenAsync(Good + "nonsense\n" + Good);

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal(ImportFormat.AccessLog, opened.Format);
        Assert.Equal([2L], rows.Where(r => r.Problem is not null).Select(r => r.Line));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("windows-1252")]
    public async Task ReadAsync_OtherEncodings_AreDetected(string name)
    {
        var bytes = Inspectra.Core.Analysis.Csv.TextEncodings.Find(name)!.GetBytes("id,name\n1,Zoë Müller\n2,Noël\n"); // A name of ours.
        using var opened = await Rows.OpenAsync(bytes);

        var rows = await Rows.ReadAsync(opened);

        Assert.Equal(["1|Zoë Müller", "2|Noël"], rows.Select(r => r.Values));
    }
}
