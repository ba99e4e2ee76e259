using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Workspaces: made, found, changed and removed.</summary>
public sealed class WorkspaceService(
    WorkspaceDirectoryRepository workspaces, MemberRepository members, WorkspaceFounder founder,
    AccessService access, AuditService audit, TransactionRunner transactions, ILogger<WorkspaceService> logger)
{
    /// <summary>Makes a workspace that belongs to the actor.</summary>
    /// <exception cref="ForbiddenException">The actor is no person.</exception>
    public async Task<WorkspaceSummary> CreateAsync(Actor actor, WorkspaceInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ForbiddenException.ThrowIf(actor.Kind != ActorKind.User, ErrorCode.Forbidden, "Only a person can own a workspace.");
        var workspace = founder.Prepare(input);
        await transactions.RunAsync(
            (transaction, token) => founder.StoreAsync(workspace, actor.Id, transaction, token), ct).ConfigureAwait(false);
        logger.WorkspaceCreated(workspace.Id);
        await audit.RecordAsync(actor, workspace.Id,
            new AuditEvent(AuditAction.WorkspaceCreated, "") { After = Describe(workspace) }, ct).ConfigureAwait(false);
        return Summarise(workspace, WorkspaceRole.Owner);
    }

    /// <returns>The workspaces the actor belongs to, by name; all of them for the system.</returns>
    public async Task<IReadOnlyList<WorkspaceSummary>> ListMineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var roles = new Dictionary<ObjectId, WorkspaceRole>();
        List<WorkspaceDocument> found;
        if (actor.Kind == ActorKind.System)
        {
            found = await workspaces.ListAllLivingAsync(ct).ConfigureAwait(false);
        }
        else if (actor.Kind == ActorKind.ApiKey)
        {
            found = await workspaces.ListLivingAsync(actor.WorkspaceId is { } bound ? [bound] : [], ct).ConfigureAwait(false);
        }
        else
        {
            var mine = await members.ListByUserAcrossWorkspacesAsync(actor.Id, ct).ConfigureAwait(false);
            roles = mine.ToDictionary(m => m.WorkspaceId, m => (WorkspaceRole)m.Role);
            found = await workspaces.ListLivingAsync(roles.Keys, ct).ConfigureAwait(false);
        }

        return [.. found.OrderBy(w => w.Name, StringComparer.OrdinalIgnoreCase).ThenBy(w => w.Id)
            .Select(w => Summarise(w, roles.TryGetValue(w.Id, out var role) ? role : null))];
    }

    /// <exception cref="NotFoundException">There is no such workspace, or the actor does not belong to it.</exception>
    public async Task<WorkspaceSummary> GetAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
    {
        var granted = await access.GetAsync(actor, workspaceId, ct).ConfigureAwait(false);
        return Summarise(await FindAsync(workspaceId, ct).ConfigureAwait(false), granted.Role);
    }

    /// <summary>Changes what is given and leaves the rest.</summary>
    public async Task<WorkspaceSummary> UpdateAsync(
        Actor actor, ObjectId workspaceId, WorkspaceInput input, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageWorkspace, workspaceId, ct).ConfigureAwait(false);
        ArgumentNullException.ThrowIfNull(input);
        var before = await FindAsync(workspaceId, ct).ConfigureAwait(false);
        var after = founder.Prepare(input with
        {
            TimeZone = input.TimeZone ?? before.TimeZone,
            PricePerCredit = input.PricePerCredit ?? before.PricePerCredit,
            Currency = input.Currency ?? before.Currency,
        }) with { Id = workspaceId, CreatedUtc = before.CreatedUtc };
        var found = await workspaces.ChangeAsync(
            workspaceId, after.Name, after.TimeZone, after.PricePerCredit, after.Currency, ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(!found, ErrorCode.WorkspaceNotFound, "This workspace does not exist.");
        var happened = new AuditEvent(AuditAction.WorkspaceChanged, "") { Before = Describe(before), After = Describe(after) };
        await audit.RecordAsync(actor, workspaceId, happened, ct).ConfigureAwait(false);
        return await GetAsync(actor, workspaceId, ct).ConfigureAwait(false);
    }

    private static WorkspaceSummary Summarise(WorkspaceDocument w, WorkspaceRole? role) =>
        new(w.Id, w.Name, w.TimeZone, w.PricePerCredit, w.Currency, w.CreatedUtc, role);

    private static string Describe(WorkspaceDocument w) =>
        FormattableString.Invariant($"{w.Name}; {w.TimeZone}; {w.PricePerCredit} {w.Currency}");

    private async Task<WorkspaceDocument> FindAsync(ObjectId workspaceId, CancellationToken ct) =>
        await workspaces.FindLivingAsync(workspaceId, ct).ConfigureAwait(false)
        ?? throw new NotFoundException(ErrorCode.WorkspaceNotFound, "This workspace does not exist.");
}
