using Inspectra.Core.Errors;
using Inspectra.Core.Services.Sources.Reading;
using Inspectra.Tests.Core.Csv;

namespace Inspectra.Tests.Core.Sources;

public sealed class LargeFileTests
{
    private static readonly ImportLimits s_trusting = new() { MaxRatio = int.MaxValue };

    [SharedDataFact]
    public async Task ReadAsync_ManyRows_GivesEveryOne()
    {
        using var opened = await Rows.OpenAsync(await BytesAsync("big_300k_rows.csv.gz"), null, s_trusting);
        var rows = opened.Rows;
        while (true)
        {
            while (rows.TryRead()) { Assert.Null(rows.Problem); }
            if (!await rows.FillAsync(CancellationToken.None)) { break; }
        }

        Assert.Equal(300_000, rows.RowNumber);
    }

    [SharedDataFact]
    public async Task OpenAsync_HundredThousandColumns_IsRefused()
    {
        var bytes = await BytesAsync("big_100k_columns.csv.gz");

        await Assert.ThrowsAsync<RuleViolationException>(() => Rows.OpenAsync(bytes, null, s_trusting));
    }

    [SharedDataFact]
    public async Task ReadAsync_CellOfTwentyMegabytes_IsRejectedAndTheNextRowStands()
    {
        using var opened = await Rows.OpenAsync(await BytesAsync("big_cell_20mb.csv.gz"), null, s_trusting);

        var rows = await Rows.ReadAsync(opened);

        Assert.Contains(rows, r => r.Problem is not null);
        Assert.Null(rows[^1].Problem);
    }

    [SharedDataFact]
    public async Task ReadAsync_TenMegabytesOfQuotes_EndsSoon()
    {
        using var opened = await Rows.OpenAsync(await BytesAsync("big_quotes_10mb.csv.gz"), null, s_trusting);

        var rows = await Rows.ReadAsync(opened);

        Assert.NotEmpty(rows);
    }

    [SharedDataFact]
    public async Task ReadAsync_TheSameFilesUnderTheUsualLimits_AreTakenForBombs()
    {
        var bytes = await BytesAsync("big_cell_20mb.csv.gz");

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(async () =>
        {
            using var opened = await Rows.OpenAsync(bytes);
            await Rows.ReadAsync(opened);
        });

        Assert.Equal(ErrorCode.ArchiveBomb, refusal.Code);
    }

    private static Task<byte[]> BytesAsync(string name) =>
        File.ReadAllBytesAsync(SharedData.PathOf("csv", "generated", name)!); // The attribute skips where there is none.
}
