using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Repos.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Removes executions, and what they added to every number.</summary>
public sealed class ExecutionRemovalService
{
    private readonly AccessService _access;
    private readonly EventCommitter _committer;
    private readonly AuditService _audit;

    internal ExecutionRemovalService(AccessService access, EventCommitter committer, AuditService audit)
    {
        _access = access;
        _committer = committer;
        _audit = audit;
    }

    /// <exception cref="NotFoundException">The workspace holds no such execution.</exception>
    public async Task DeleteAsync(Actor actor, ObjectId workspaceId, string id, CancellationToken ct)
    {
        await _access.DemandAsync(actor, Permission.DeleteData, workspaceId, ct).ConfigureAwait(false);
        var deleted = ExecutionId.TryDecode(id, out var startedMs, out var executionId)
            ? await _committer.DeleteAsync(workspaceId, [new EventKey(startedMs, executionId)], ct).ConfigureAwait(false)
            : 0;
        NotFoundException.ThrowIf(deleted == 0, ErrorCode.ExecutionNotFound, "This execution does not exist.");
        await _audit.RecordAsync(actor, workspaceId, new AuditEvent(AuditAction.ExecutionDeleted, id), ct).ConfigureAwait(false);
    }
}
