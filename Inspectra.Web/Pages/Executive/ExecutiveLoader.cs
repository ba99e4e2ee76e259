using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Web.Components.Charts;
using Inspectra.Web.State;
using MongoDB.Bson;

namespace Inspectra.Web.Pages.Executive;

/// <summary>Asks the metric engine everything that the executive dashboard shows, all at once.</summary>
public sealed class ExecutiveLoader(MetricService metrics)
{
    private const int Top = 8;
    private static readonly TimeSpan LongestHeat = TimeSpan.FromDays(92);

    public async Task<ExecutiveAnswers> LoadAsync(
        Actor actor, ObjectId workspaceId, ResolvedPeriod period, IReadOnlyList<MetricFilter> filters, Func<string, bool> may, CancellationToken ct)
    {
        var grain = MetricModels.GrainFor(period.Length);
        var comparison = MetricModels.ComparisonOf(period.Compare);
        var seesUsers = may(Permission.ViewUserAnalytics);
        List<string> kpis = [MetricKeys.Runs, MetricKeys.SuccessRate, MetricKeys.DurationP50, MetricKeys.DurationP95,
            MetricKeys.DistinctUsers, MetricKeys.DistinctAgents, MetricKeys.Credits, MetricKeys.Tokens];
        if (may(Permission.ViewFinancialMetrics))
        {
            kpis.Add(MetricKeys.Cost);
        }

        var heatFrom = period.Length > LongestHeat ? period.ToUtc - LongestHeat : period.FromUtc;
        var totals = Ask(kpis) with { Grain = grain, Comparison = comparison };
        var statuses = Ask([MetricKeys.Runs]) with { Grain = grain, SplitBy = DimensionKeys.Status, Top = 6 };
        var agents = Ask([MetricKeys.Runs, MetricKeys.SuccessRate, MetricKeys.DurationP95, MetricKeys.Credits]) with { SplitBy = DimensionKeys.Agent, Top = Top };
        var users = Ask([MetricKeys.Runs, MetricKeys.SuccessRate, MetricKeys.Credits]) with { SplitBy = DimensionKeys.User, Top = Top };
        var models = Ask([MetricKeys.Runs, MetricKeys.Tokens, MetricKeys.DurationP95]) with { SplitBy = DimensionKeys.Model, Top = Top };
        var hours = Ask([MetricKeys.Runs]) with { Grain = Grain.Hour, FromUtc = heatFrom };

        var all = await Task.WhenAll(
            metrics.QueryAsync(actor, totals, ct), metrics.QueryAsync(actor, statuses, ct), metrics.QueryAsync(actor, agents, ct),
            metrics.QueryAsync(actor, models, ct), metrics.QueryAsync(actor, hours, ct));
        var byUser = seesUsers ? await metrics.QueryAsync(actor, users, ct) : null;
        return new ExecutiveAnswers(grain, all[0], all[1], all[2], byUser, all[3], all[4]);

        MetricQuery Ask(IReadOnlyList<string> keys) => new()
        {
            WorkspaceId = workspaceId, Stream = StreamKeys.Executions, Metrics = keys,
            FromUtc = period.FromUtc, ToUtc = period.ToUtc, TimeZone = period.Zone.Id, Filters = filters,
        };
    }
}

/// <param name="Users">Null when the person may not see who did what.</param>
public sealed record ExecutiveAnswers(
    Grain Grain, MetricAnswer Totals, MetricAnswer Statuses, MetricAnswer Agents, MetricAnswer? Users, MetricAnswer Models, MetricAnswer Hours);
