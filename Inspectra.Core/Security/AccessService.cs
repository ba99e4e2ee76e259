using System.Collections.Frozen;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Core.Security;

/// <summary>The one answer to "may this actor do that in this workspace?", asked at the start of every service
/// method that touches a workspace's data.</summary>
/// <remarks>What is read is remembered for at most five seconds, and forgotten at once where this process changed it.</remarks>
public sealed class AccessService(MemberRepository members, WorkspaceDirectoryRepository workspaces, TimeProvider time)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(5);
    private static readonly WorkspaceAccess s_everything = new(null, Permission.All);
    private readonly ExpiringCache<(ObjectId Workspace, ObjectId User), WorkspaceAccess?> _members = new(time, s_life, 50_000);
    private readonly ExpiringCache<ObjectId, bool> _living = new(time, s_life, 50_000);

    /// <exception cref="NotFoundException">There is no such workspace, or the actor does not belong to it.</exception>
    /// <exception cref="ForbiddenException">The actor belongs to it and lacks the right.</exception>
    public async ValueTask DemandAsync(Actor actor, string permission, ObjectId workspaceId, CancellationToken ct)
    {
        var access = await GetAsync(actor, workspaceId, ct).ConfigureAwait(false);
        ForbiddenException.ThrowIf(!access.May(permission), ErrorCode.Forbidden, "You may not do this in this workspace.");
    }

    public async ValueTask<bool> MayAsync(Actor actor, string permission, ObjectId workspaceId, CancellationToken ct) =>
        await FindAsync(actor, workspaceId, ct).ConfigureAwait(false) is { } access && access.May(permission);

    /// <exception cref="NotFoundException">There is no such workspace, or the actor does not belong to it.</exception>
    public async ValueTask<WorkspaceAccess> GetAsync(Actor actor, ObjectId workspaceId, CancellationToken ct) =>
        await FindAsync(actor, workspaceId, ct).ConfigureAwait(false)
        ?? throw new NotFoundException(ErrorCode.WorkspaceNotFound, "This workspace does not exist.");

    /// <summary>To be called after a person's place in a workspace has changed.</summary>
    internal void ForgetMember(ObjectId workspaceId, ObjectId userId) => _members.Forget((workspaceId, userId));

    /// <summary>To be called after a workspace has been removed.</summary>
    internal void ForgetWorkspace(ObjectId workspaceId)
    {
        _living.Forget(workspaceId);
        _members.ForgetWhere((key, _) => key.Workspace == workspaceId);
    }

    private async ValueTask<WorkspaceAccess?> FindAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await LivesAsync(workspaceId, ct).ConfigureAwait(false)) { return null; }
        return actor.Kind switch
        {
            ActorKind.System => s_everything,
            ActorKind.ApiKey => actor.WorkspaceId == workspaceId ? new WorkspaceAccess(null, actor.Scopes) : null,
            ActorKind.User => await OfMemberAsync(workspaceId, actor.Id, ct).ConfigureAwait(false),
            _ => null,
        };
    }

    private async ValueTask<bool> LivesAsync(ObjectId workspaceId, CancellationToken ct)
    {
        if (_living.TryGet(workspaceId, out var lives)) { return lives; }
        lives = await workspaces.FindLivingAsync(workspaceId, ct).ConfigureAwait(false) is not null;
        _living.Set(workspaceId, lives);
        return lives;
    }

    private async ValueTask<WorkspaceAccess?> OfMemberAsync(ObjectId workspaceId, ObjectId userId, CancellationToken ct)
    {
        if (_members.TryGet((workspaceId, userId), out var access)) { return access; }
        var member = await members.FindByUserAsync(workspaceId, userId, ct).ConfigureAwait(false);
        access = member is null ? null : Of((WorkspaceRole)member.Role);
        _members.Set((workspaceId, userId), access);
        return access;
    }

    private static WorkspaceAccess Of(WorkspaceRole role) => new(role, RolePermissions.Of(role));
}
