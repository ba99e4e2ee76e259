using System.Globalization;
using Inspectra.Seed.Generators;
using Inspectra.Seed.Scenarios;

namespace Inspectra.Seed;

/// <summary>Makes the demo and tells what it made.</summary>
public sealed class SeedRun(DemoWorkspace workspace, ExecutionScenario executions, ActivityScenario activity, TimeProvider time)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <exception cref="SeedRefusedException">The demo cannot be made here.</exception>
    public async Task<DemoSite> RunAsync(SeedOptions options, TextWriter output, CancellationToken ct)
    {
        var site = await workspace.PrepareAsync(ct);
        await SayAsync(output, $"Workspace \"{DemoWorkspace.Name}\" {site.WorkspaceId}, owned by {site.Email}.");
        var began = time.GetTimestamp();
        var reported = began;
        var runs = await executions.FillAsync(site, options, done =>
        {
            if (time.GetElapsedTime(reported) < ReportEvery)
            {
                return;
            }

            reported = time.GetTimestamp();
            var rate = done / time.GetElapsedTime(began).TotalSeconds;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {100.0 * done / options.Executions,5:F1} %  {done:N0} executions, {rate:N0} a second"));
        }, ct);
        var first = site.LastDay.AddDays(1 - options.Days);
        await SayAsync(output, $"Executions: {runs.Stored:N0} stored, {runs.Present:N0} were there already, {runs.PerSecond:N0} a second.");
        await SayAsync(output, $"  {AgentProfile.All.Count} agents, {options.Users:N0} people; {options.Executions:N0} from {first:yyyy-MM-dd} to {site.LastDay:yyyy-MM-dd}, and the days since as far as they have passed.");
        var acts = await activity.FillAsync(site, options, ct);
        await SayAsync(output, $"Activity: {acts.Stored:N0} page views and sign-ins stored, {acts.Present:N0} were there already.");
        foreach (var incident in Incident.All.Where(i => i.DaysAgo < options.Days))
        {
            await SayAsync(output, $"Incident: {Describe(incident, site.LastDay)}");
        }

        if (site.Password is null)
        {
            await SayAsync(output, $"Sign in as {site.Email}; the demo is among the workspaces.");
        }
        else
        {
            await SayAsync(output, $"Sign in as {site.Email} with the password {site.Password} (shown only now; change it after signing in).");
        }

        return site;
    }

    private static string Describe(Incident incident, DateOnly lastDay)
    {
        var day = lastDay.AddDays(-incident.DaysAgo);
        var who = incident.Agent ?? $"agents on {incident.Model}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{day:yyyy-MM-dd} {incident.FirstHourUtc:D2}:00 to {incident.FirstHourUtc + incident.Hours:D2}:00 UTC, {who}: {incident.FailureShare:P0} fail ({incident.ErrorType}), {incident.Slowdown:0.#} times as slow.");
    }

    private static Task SayAsync(TextWriter output, FormattableString text) =>
        output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
