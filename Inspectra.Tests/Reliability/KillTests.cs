using Inspectra.Bench.Reliability;

namespace Inspectra.Tests.Reliability;

/// <summary>The real process, killed with SIGKILL while programs send executions to it.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("inspectra-kill-");

    [Fact]
    public async Task Ingestion_KilledTwentyFiveTimes_LosesNothingAcknowledgedAndInventsNothing()
    {
        var options = new KillOptions(Kills: 25, Clients: 3, BatchSize: 60, Random: 20260318);

        var report = await KillRun.RunAsync(Path.Combine(_directory.FullName, "data"), options, CancellationToken.None);

        Assert.Empty(report.Faults);
        Assert.True(report.Acknowledged > 0);
        Assert.True(report.Stored >= report.Acknowledged);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
