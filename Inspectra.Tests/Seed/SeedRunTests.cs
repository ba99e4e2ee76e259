using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Seed;
using Inspectra.Seed.Scenarios;
using Inspectra.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Seed;

public sealed class SeedRunTests : IAsyncDisposable
{
    private const int Executions = 900;
    private static readonly SeedOptions Options = new(Random: 5, Executions, Days: 6, Users: 12, DataDirectory: null);
    private readonly TestCore _core = TestCore.Create(services =>
    {
        services.AddSingleton<DemoWorkspace>();
        services.AddSingleton<ExecutionScenario>();
        services.AddSingleton<ActivityScenario>();
        services.AddSingleton<SeedRun>();
    });

    [Fact]
    public async Task RunAsync_FreshDatabase_StoresExactlyAsManyAsAsked()
    {
        var site = await RunAsync();

        Assert.Equal(Executions, await CountAsync(site, StreamKeys.Executions, site.LastDay.AddDays(1)));
    }

    [Fact]
    public async Task RunAsync_Again_AddsNothing()
    {
        var site = await RunAsync();
        var runs = await CountAsync(site, StreamKeys.Executions);
        var views = await CountAsync(site, StreamKeys.Activity);

        var again = await RunAsync();

        Assert.Equal(site.WorkspaceId, again.WorkspaceId);
        Assert.Equal(runs, await CountAsync(site, StreamKeys.Executions));
        Assert.Equal(views, await CountAsync(site, StreamKeys.Activity));
        Assert.True(views > 0);
    }

    [Fact]
    public async Task RunAsync_NextDay_AddsOnlyWhatHasHappenedSince()
    {
        var site = await RunAsync();
        _core.Clock.Advance(TimeSpan.FromDays(1));

        await RunAsync();

        Assert.Equal(Executions, await CountAsync(site, StreamKeys.Executions, site.LastDay.AddDays(1)));
        Assert.True(await CountAsync(site, StreamKeys.Executions) > Executions);
    }

    [Fact]
    public async Task RunAsync_FreshDatabase_PrintsAPasswordThatSignsIn()
    {
        var output = new StringWriter();

        var site = await _core.Get<SeedRun>().RunAsync(Options, output, CancellationToken.None);

        Assert.Contains(site.Password!, output.ToString(), StringComparison.Ordinal); // Set-up was open.
        var ticket = await _core.Get<SignInService>().SignInAsync(
            new SignInInput { Email = site.Email, Password = site.Password!, Source = "192.0.2.7", UserAgent = "test" }, CancellationToken.None);
        Assert.False(string.IsNullOrEmpty(ticket.Token));
    }

    [Fact]
    public async Task RunAsync_SetUpBefore_GivesTheDemoToTheOwnerOfTheOldestWorkspace()
    {
        var person = await _core.SetUpAsync();

        var site = await RunAsync();

        Assert.Null(site.Password);
        Assert.Equal(person.Email, site.Email);
        var mine = await _core.Get<WorkspaceService>().ListMineAsync(person.Actor, CancellationToken.None);
        Assert.Contains(mine, w => w.Id == site.WorkspaceId && w.Name == DemoWorkspace.Name);
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private Task<DemoSite> RunAsync() => _core.Get<SeedRun>().RunAsync(Options, TextWriter.Null, CancellationToken.None);

    private async Task<double> CountAsync(DemoSite site, string stream, DateOnly? until = null)
    {
        var metric = stream == StreamKeys.Executions ? MetricKeys.Runs : MetricKeys.Events;
        var to = until ?? site.LastDay.AddDays(10);
        var answer = await _core.Get<MetricService>().QueryAsync(
            Actor.System,
            new MetricQuery
            {
                WorkspaceId = site.WorkspaceId, Stream = stream, Metrics = [metric], TimeZone = "UTC",
                FromUtc = site.LastDay.AddDays(-30).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                ToUtc = to.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            }, CancellationToken.None);
        return answer.Total.Values[0] ?? 0;
    }
}
