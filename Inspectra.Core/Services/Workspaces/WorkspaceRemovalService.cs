using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Removes workspaces with everything in them.</summary>
public sealed class WorkspaceRemovalService(
    WorkspaceDirectoryRepository workspaces, WorkspaceContentRepository content, AccessService access,
    AuditService audit, TimeProvider time, ILogger<WorkspaceRemovalService> logger)
{
    /// <summary>Removes the workspace. From the first moment nobody can reach it; its documents go after that, and
    /// <see cref="FinishRemovalsAsync"/> goes on with what an interruption left.</summary>
    /// <param name="confirmedName">The workspace's name, entered by the person to confirm.</param>
    /// <exception cref="RuleViolationException">The name is another one.</exception>
    public async Task DeleteAsync(Actor actor, ObjectId workspaceId, string confirmedName, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageWorkspace, workspaceId, ct).ConfigureAwait(false);
        var workspace = await workspaces.FindLivingAsync(workspaceId, ct).ConfigureAwait(false)
            ?? throw new NotFoundException(ErrorCode.WorkspaceNotFound, "This workspace does not exist.");
        RuleViolationException.ThrowIf(
            !string.Equals(workspace.Name, confirmedName?.Trim(), StringComparison.Ordinal),
            ErrorCode.WorkspaceNotConfirmed, "To remove the workspace, enter its name exactly.");
        await workspaces.MarkRemovedAsync(workspaceId, time.GetUtcNow().UtcDateTime, ct).ConfigureAwait(false);
        access.ForgetWorkspace(workspaceId);
        var happened = new AuditEvent(AuditAction.WorkspaceRemoved, "") { Before = workspace.Name };
        await audit.RecordAsync(actor, workspaceId, happened, ct).ConfigureAwait(false);
        await RemoveAsync(workspaceId, ct).ConfigureAwait(false);
    }

    /// <summary>Finishes removals that were interrupted, by a restart for example.</summary>
    /// <returns>How many workspaces are gone by this.</returns>
    public async Task<int> FinishRemovalsAsync(CancellationToken ct)
    {
        var unfinished = await workspaces.ListRemovedAsync(ct).ConfigureAwait(false);
        foreach (var workspace in unfinished) { await RemoveAsync(workspace.Id, ct).ConfigureAwait(false); }
        return unfinished.Count;
    }

    private async Task RemoveAsync(ObjectId workspaceId, CancellationToken ct)
    {
        var documents = await content.RemoveAllAsync(workspaceId, ct).ConfigureAwait(false);
        await workspaces.DeleteAsync(workspaceId, ct).ConfigureAwait(false);
        logger.WorkspaceRemoved(workspaceId, documents);
    }
}
