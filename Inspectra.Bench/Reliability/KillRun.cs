using Inspectra.Bench.Support;

namespace Inspectra.Bench.Reliability;

/// <summary>Kills the real server again and again while programs send to it, and counts what is there in the end.</summary>
public static class KillRun
{
    private const int LeastAnswers = 4;
    private const int MostAnswers = 40;

    /// <param name="dataDirectory">Not made yet.</param>
    public static async Task<KillReport> RunAsync(string dataDirectory, KillOptions options, CancellationToken ct)
    {
        var chance = new Random(options.Random);
        var site = await Site.CreateAsync(dataDirectory, ct);
        var baseUtc = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-2);
        var clients = Enumerable.Range(0, options.Clients).Select(i => new KillClient(site, i, options.BatchSize, baseUtc)).ToList();
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < options.Kills; round++)
        {
            await using var server = await ServerProcess.StartAsync(dataDirectory, ct);
            slowest = server.Startup > slowest ? server.Startup : slowest;
            await RoundAsync(server, clients, chance, ct);
        }

        var check = new KillCheck(site, clients);
        var (stored, faults) = await check.RunAsync(ct);
        var acknowledged = clients.Sum(c => c.Sent.LongCount(s => s.IsAcknowledged));
        return new KillReport(options.Kills, acknowledged, stored, faults, slowest);
    }

    /// <summary>The kill comes after a random number of answers and a random moment more, never at a quiet time.</summary>
    private static async Task RoundAsync(ServerProcess server, List<KillClient> clients, Random chance, CancellationToken ct)
    {
        var left = chance.Next(LeastAnswers, MostAnswers);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = clients.ConvertAll(client => Task.Run(
            () => client.SendUntilGoneAsync(
                server.Address,
                () =>
                {
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        enough.TrySetResult();
                    }
                }, ct), ct));
        var all = Task.WhenAll(sending);
        await Task.WhenAny(enough.Task, all);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.NextDouble() * 12), ct);
        await server.KillAsync();
        await all;
    }
}
