using Inspectra.Core.Documents.Agents;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Repos.Agents;
using Inspectra.Core.Repos.Metrics;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Lists executions and reads single ones.</summary>
public sealed class ExecutionService
{
    private const int MaxLimit = 1_000;
    private const decimal Micro = 1_000_000m;
    private readonly AccessService _access;
    private readonly ExecutionRepository _executions;
    private readonly MetricService _metrics;
    private readonly WorkspaceDirectoryRepository _workspaces;

    internal ExecutionService(
        AccessService access, ExecutionRepository executions, MetricService metrics, WorkspaceDirectoryRepository workspaces)
    {
        _access = access;
        _executions = executions;
        _metrics = metrics;
        _workspaces = workspaces;
    }

    /// <returns>One page; the total is null where no buckets know it.</returns>
    /// <exception cref="RuleViolationException">A filter, the range or the cursor makes no sense.</exception>
    public async Task<Page<ExecutionSummary>> ListAsync(
        Actor actor, ObjectId workspaceId, ExecutionListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _access.DemandAsync(actor, Permission.ViewAgents, workspaceId, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(query.Limit is < 1 or > MaxLimit, ErrorCode.InvalidPageSize, $"Ask for 1 to {MaxLimit} executions.");
        RuleViolationException.ThrowIf(
            query.FromUtc >= query.ToUtc, ErrorCode.InvalidPeriod, "The period must begin before it ends.");
        var selection = ExecutionListing.SelectionOf(query);
        var found = await _executions.ListAsync(workspaceId, selection, ct).ConfigureAwait(false);
        var hasMore = found.Count > query.Limit;
        if (hasMore)
        {
            found.RemoveAt(found.Count - 1);
        }

        var next = hasMore ? ExecutionListing.CursorAfter(found[^1], query.Sort) : null;
        var total = await TotalAsync(actor, workspaceId, query, ct).ConfigureAwait(false);
        return new(found.ConvertAll(SummaryOf), next, total);
    }

    /// <param name="id">Opaque, from <see cref="ExecutionSummary.Id"/>.</param>
    /// <exception cref="NotFoundException">The workspace holds no such execution.</exception>
    public async Task<ExecutionDetail> GetAsync(Actor actor, ObjectId workspaceId, string id, CancellationToken ct)
    {
        await _access.DemandAsync(actor, Permission.ViewAgents, workspaceId, ct).ConfigureAwait(false);
        var document = ExecutionId.TryDecode(id, out var startedMs, out var executionId)
            ? await _executions.FindAsync(workspaceId, Moment(startedMs), executionId, ct).ConfigureAwait(false)
            : null;
        if (document is null)
        {
            throw Missing();
        }

        return new()
        {
            Summary = SummaryOf(document),
            ErrorMessage = document.ErrorMessage,
            MetadataJson = document.Metadata is { } metadata ? MetadataText.Of(metadata) : null,
            ReceivedUtc = document.ReceivedUtc,
            Cost = await CostAsync(actor, workspaceId, document, ct).ConfigureAwait(false),
        };
    }

    private static NotFoundException Missing() => new(ErrorCode.ExecutionNotFound, "This execution does not exist.");

    private static DateTime Moment(long unixMs) =>
        unixMs is >= 0 and < 253_402_300_800_000 ? DateTime.UnixEpoch.AddMilliseconds(unixMs) : DateTime.UnixEpoch;

    private async Task<long?> TotalAsync(Actor actor, ObjectId workspaceId, ExecutionListQuery query, CancellationToken ct)
    {
        var runs = new MetricQuery
        {
            WorkspaceId = workspaceId,
            Stream = StreamKeys.Executions,
            Metrics = [MetricKeys.Runs],
            FromUtc = query.FromUtc,
            ToUtc = query.ToUtc,
            TimeZone = "Etc/UTC",
            Filters = query.Filters,
        };
        return await _metrics.CountFromRollupsAsync(actor, runs, ct).ConfigureAwait(false);
    }

    private async Task<decimal?> CostAsync(Actor actor, ObjectId workspaceId, ExecutionDocument document, CancellationToken ct)
    {
        if (document.CreditsMicro is not { } micro
            || !await _access.MayAsync(actor, Permission.ViewFinancialMetrics, workspaceId, ct).ConfigureAwait(false))
        {
            return null;
        }

        var workspace = await _workspaces.FindLivingAsync(workspaceId, ct).ConfigureAwait(false);
        return micro * workspace?.PricePerCredit / Micro;
    }

    private static ExecutionSummary SummaryOf(ExecutionDocument document) => new()
    {
        Id = ExecutionId.Encode(new DateTimeOffset(document.Id.StartedUtc).ToUnixTimeMilliseconds(), document.Id.ExecutionId),
        ExecutionId = document.Id.ExecutionId,
        Agent = document.Agent,
        User = document.User,
        Status = document.Status,
        StartedUtc = document.Id.StartedUtc,
        CompletedUtc = document.CompletedUtc,
        Duration = document.DurationMicroseconds is { } us ? TimeSpan.FromMicroseconds(us) : null,
        Credits = document.CreditsMicro / Micro,
        TokensIn = document.TokensIn,
        TokensOut = document.TokensOut,
        Model = document.Model,
        Environment = document.Environment,
        Version = document.Version,
        ErrorType = document.ErrorType,
    };
}
