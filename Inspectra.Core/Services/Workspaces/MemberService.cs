using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Identity;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Who belongs to a workspace. Nobody can give, take or touch more rights than they have themselves, and a
/// workspace always has an owner.</summary>
public sealed class MemberService(
    MemberRepository members, UserRepository users, AccountFactory accounts, MembershipChanges changes,
    AccessService access, AuditService audit, ILogger<MemberService> logger)
{
    /// <returns>By role, the owners first, then by name.</returns>
    public async Task<IReadOnlyList<MemberSummary>> ListAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ViewAnalytics, workspaceId, ct).ConfigureAwait(false);
        var found = await members.ListAsync(workspaceId, null, MemberRepository.MaxListed, ct).ConfigureAwait(false);
        var people = (await users.ListByIdsAsync([.. found.Select(m => m.UserId)], ct).ConfigureAwait(false))
            .ToDictionary(u => u.Id);
        return [.. found.Where(m => people.ContainsKey(m.UserId)).Select(m => Summarise(m, people[m.UserId], actor))
            .OrderByDescending(m => m.Role).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.UserId)];
    }

    /// <summary>Lets a person join; makes an account where the address has none.</summary>
    /// <exception cref="ForbiddenException">The role has rights that the actor has not.</exception>
    /// <exception cref="ConflictException">The person belongs to the workspace already.</exception>
    public async Task<MemberAdded> AddAsync(Actor actor, ObjectId workspaceId, MemberInput input, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageUsers, workspaceId, ct).ConfigureAwait(false);
        ArgumentNullException.ThrowIfNull(input);
        await DemandRoleAsync(actor, workspaceId, input.Role, ct).ConfigureAwait(false);
        var email = EmailAddress.Check(input.Email, "email");
        string? initialPassword = null;
        var user = await users.FindByEmailAsync(EmailAddress.KeyOf(email), ct).ConfigureAwait(false);
        if (user is null)
        {
            var name = string.IsNullOrWhiteSpace(input.Name) ? email[..email.LastIndexOf('@')] : input.Name;
            (user, initialPassword) = await accounts.PrepareInitialAsync(email, name, ct).ConfigureAwait(false);
        }

        var member = await changes.AddAsync(workspaceId, user, initialPassword is not null, input.Role, ct).ConfigureAwait(false);
        access.ForgetMember(workspaceId, user.Id);
        logger.MemberAdded(user.Id, workspaceId);
        await RecordAsync(actor, workspaceId, AuditAction.MemberAdded, user.Id, null, input.Role, ct).ConfigureAwait(false);
        return new MemberAdded(Summarise(member, user, actor), initialPassword);
    }

    /// <exception cref="ForbiddenException">The person's old or new role has rights that the actor has not.</exception>
    /// <exception cref="RuleViolationException">The person is the last owner.</exception>
    public async Task ChangeRoleAsync(
        Actor actor, ObjectId workspaceId, ObjectId userId, WorkspaceRole role, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageUsers, workspaceId, ct).ConfigureAwait(false);
        await DemandRoleAsync(actor, workspaceId, role, ct).ConfigureAwait(false);
        var before = await changes.ChangeRoleAsync(workspaceId, userId, role,
            await RightsAsync(actor, workspaceId, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        access.ForgetMember(workspaceId, userId);
        await RecordAsync(actor, workspaceId, AuditAction.MemberRoleChanged, userId, before, role, ct).ConfigureAwait(false);
    }

    /// <summary>Takes a person out of the workspace. Everybody may leave by themselves.</summary>
    /// <exception cref="RuleViolationException">The person is the last owner.</exception>
    public async Task RemoveAsync(Actor actor, ObjectId workspaceId, ObjectId userId, CancellationToken ct)
    {
        var rights = await RightsAsync(actor, workspaceId, ct).ConfigureAwait(false);
        var leaves = actor.Kind == ActorKind.User && actor.Id == userId;
        if (!leaves) { await access.DemandAsync(actor, Permission.ManageUsers, workspaceId, ct).ConfigureAwait(false); }
        var before = await changes.RemoveAsync(workspaceId, userId, rights, ct).ConfigureAwait(false);
        access.ForgetMember(workspaceId, userId);
        logger.MemberRemoved(userId, workspaceId);
        await RecordAsync(actor, workspaceId, AuditAction.MemberRemoved, userId, before, null, ct).ConfigureAwait(false);
    }

    private static MemberSummary Summarise(MemberDocument member, UserDocument user, Actor actor) => new(
        user.Id, user.Name, user.Email, (WorkspaceRole)member.Role, user.IsActive, member.CreatedUtc,
        actor.Kind == ActorKind.User && actor.Id == user.Id);

    private async Task<IReadOnlySet<string>> RightsAsync(Actor actor, ObjectId workspaceId, CancellationToken ct) =>
        (await access.GetAsync(actor, workspaceId, ct).ConfigureAwait(false)).Permissions;

    private async Task DemandRoleAsync(Actor actor, ObjectId workspaceId, WorkspaceRole role, CancellationToken ct)
    {
        if (!Enum.IsDefined(role)) { throw new ValidationException(ErrorCode.RoleInvalid, "role", "There is no such role."); }
        var rights = await RightsAsync(actor, workspaceId, ct).ConfigureAwait(false);
        ForbiddenException.ThrowIf(
            !RolePermissions.Of(role).IsSubsetOf(rights), ErrorCode.RoleAboveOwn, "You cannot give rights that you do not have.");
    }

    private Task RecordAsync(
        Actor actor, ObjectId workspaceId, string action, ObjectId userId, WorkspaceRole? before, WorkspaceRole? after,
        CancellationToken ct) =>
        audit.RecordAsync(actor, workspaceId, new AuditEvent(action, userId.ToString())
        {
            Before = before?.ToString().ToLowerInvariant(),
            After = after?.ToString().ToLowerInvariant(),
        }, ct);
}
