using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Queries;
using Inspectra.Core.Repos.Metrics;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;

namespace Inspectra.Core.Metrics;

/// <summary>The one way to a number.</summary>
public sealed class MetricService
{
    private readonly AccessService _access;
    private readonly WorkspaceDirectoryRepository _workspaces;
    private readonly DataVersionRepository _versions;
    private readonly MetricEngine _engine;
    private readonly QueryResolver _resolver;
    private readonly TimeProvider _time;
    private readonly AnswerCache _answers = new();

    internal MetricService(
        AccessService access, WorkspaceDirectoryRepository workspaces, DataVersionRepository versions,
        MetricEngine engine, MetricCatalogue catalogue, TimeProvider time)
    {
        _access = access;
        _workspaces = workspaces;
        _versions = versions;
        _engine = engine;
        _resolver = new(catalogue);
        _time = time;
    }

    /// <summary>Answers a query. Who may not see money gets no value for cost.</summary>
    /// <exception cref="NotFoundException">The workspace is not there for this actor.</exception>
    /// <exception cref="ForbiddenException">The actor may not see metrics, or asks for single users without the right to.</exception>
    /// <exception cref="RuleViolationException">Something in the query is unknown, or it asks for too much; the message says what to narrow.</exception>
    public async Task<MetricAnswer> QueryAsync(Actor actor, MetricQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _access.DemandAsync(actor, Permission.ViewMetrics, query.WorkspaceId, ct).ConfigureAwait(false);
        if (TellsUsersApart(query))
        {
            await _access.DemandAsync(actor, Permission.ViewUserAnalytics, query.WorkspaceId, ct).ConfigureAwait(false);
        }

        var resolved = _resolver.Resolve(query);
        var price = query.Metrics.Contains(MetricKeys.Cost)
            ? await PriceAsync(actor, query, ct).ConfigureAwait(false)
            : null;

        // The version comes first: data that arrive while the answer is made then make it old, never the reverse.
        var version = await _versions.GetAsync(query.WorkspaceId, query.Stream, ct).ConfigureAwait(false);
        var key = AnswerCache.KeyOf(query, price, _time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute);
        if (_answers.Find(key, version.Version) is { } known)
        {
            return known;
        }

        var answer = await _engine.ComputeAsync(resolved, price, version.Version, ct).ConfigureAwait(false);
        _answers.Add(key, version.Version, answer);
        return answer;
    }

    /// <summary>A count for a list, where it costs next to nothing.</summary>
    /// <returns>Null when only reading the events themselves would tell, or the actor may not see metrics.</returns>
    internal async Task<long?> CountFromRollupsAsync(Actor actor, MetricQuery query, CancellationToken ct)
    {
        if (!await _access.MayAsync(actor, Permission.ViewMetrics, query.WorkspaceId, ct).ConfigureAwait(false)
            || (TellsUsersApart(query) && !await _access.MayAsync(actor, Permission.ViewUserAnalytics, query.WorkspaceId, ct).ConfigureAwait(false))
            || _resolver.Resolve(query).Set is null)
        {
            return null;
        }

        var answer = await QueryAsync(actor, query, ct).ConfigureAwait(false);
        return (long?)answer.Total.Values[0];
    }

    private static bool TellsUsersApart(MetricQuery query) =>
        query.SplitBy == DimensionKeys.User || query.Filters.Any(f => f.Dimension == DimensionKeys.User);

    private async Task<decimal?> PriceAsync(Actor actor, MetricQuery query, CancellationToken ct)
    {
        if (!await _access.MayAsync(actor, Permission.ViewFinancialMetrics, query.WorkspaceId, ct).ConfigureAwait(false))
        {
            return null;
        }

        var workspace = await _workspaces.FindLivingAsync(query.WorkspaceId, ct).ConfigureAwait(false);
        return workspace?.PricePerCredit;
    }
}
