using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Web.Components.Filters;

namespace Inspectra.Web.State;

/// <summary>What the executions of the current workspace can be filtered by.</summary>
public sealed class FilterValues(MetricService metrics, SessionState session, WorkspaceState workspace)
{
    private const int Most = 200;

    /// <summary>The dimensions that the person may see.</summary>
    public IReadOnlyList<string> Offered => workspace.May(Permission.ViewUserAnalytics)
        ? FilterSet.Dimensions
        : [.. FilterSet.Dimensions.Where(d => d != DimensionKeys.User)];

    /// <returns>At most 200 values with their counts, most frequent first.</returns>
    public async Task<IReadOnlyList<FilterValue>> LoadAsync(string dimension, ResolvedPeriod period)
    {
        var answer = await metrics.QueryAsync(session.Actor, Ask(period.FromUtc, period.ToUtc) with { SplitBy = dimension, Top = Most }, CancellationToken.None);
        return [.. answer.Rows.Where(r => !r.IsOther).Select(r => new FilterValue(r.Key ?? "", r.Values[0]))];
    }

    private MetricQuery Ask(DateTime fromUtc, DateTime toUtc) => new()
    {
        WorkspaceId = workspace.Id, Stream = StreamKeys.Executions, Metrics = [MetricKeys.Runs],
        FromUtc = fromUtc, ToUtc = toUtc, TimeZone = workspace.Zone.Id,
    };
}
