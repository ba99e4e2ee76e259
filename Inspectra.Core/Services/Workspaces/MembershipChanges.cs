using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Changes of members, each in one transaction that writes the workspace first: two changes at the same time
/// cannot both believe that another owner stays.</summary>
public sealed class MembershipChanges(
    WorkspaceDirectoryRepository workspaces, MemberRepository members, UserRepository users,
    TransactionRunner transactions, TimeProvider time)
{
    /// <param name="isNew">The account is to be stored with the membership.</param>
    /// <exception cref="ConflictException">The person belongs to the workspace already.</exception>
    public Task<MemberDocument> AddAsync(
        ObjectId workspaceId, UserDocument user, bool isNew, WorkspaceRole role, CancellationToken ct) =>
        transactions.RunAsync(async (transaction, token) =>
        {
            await BeginAsync(workspaceId, transaction, token).ConfigureAwait(false);
            var there = await members.FindByUserAsync(workspaceId, user.Id, transaction, token).ConfigureAwait(false);
            ConflictException.ThrowIf(there is not null, ErrorCode.MemberExists, "This person belongs to the workspace already.");
            if (isNew)
            {
                var sameAddress = await users.FindByEmailAsync(user.EmailKey, transaction, token).ConfigureAwait(false);
                ConflictException.ThrowIf(sameAddress is not null, ErrorCode.MemberExists,
                    "An account with this address has just been made. Try again.");
                await users.CreateAsync(user, transaction, token).ConfigureAwait(false);
            }

            var now = time.GetUtcNow().UtcDateTime;
            var member = new MemberDocument
            {
                Id = ObjectId.GenerateNewId(now), WorkspaceId = workspaceId, UserId = user.Id, Role = (int)role, CreatedUtc = now,
            };
            await members.CreateAsync(workspaceId, member, transaction, token).ConfigureAwait(false);
            return member;
        }, ct);

    /// <param name="rights">What the one who changes may do: nobody with more rights can be changed.</param>
    /// <returns>The role before.</returns>
    public Task<WorkspaceRole> ChangeRoleAsync(
        ObjectId workspaceId, ObjectId userId, WorkspaceRole role, IReadOnlySet<string> rights, CancellationToken ct) =>
        transactions.RunAsync(async (transaction, token) =>
        {
            var before = await BeginWithAsync(workspaceId, userId, rights, transaction, token).ConfigureAwait(false);
            if (role != WorkspaceRole.Owner) { await KeepAnOwnerAsync(workspaceId, before, transaction, token).ConfigureAwait(false); }
            await members.SetRoleAsync(workspaceId, userId, (int)role, transaction, token).ConfigureAwait(false);
            return before;
        }, ct);

    /// <inheritdoc cref="ChangeRoleAsync"/>
    public Task<WorkspaceRole> RemoveAsync(
        ObjectId workspaceId, ObjectId userId, IReadOnlySet<string> rights, CancellationToken ct) =>
        transactions.RunAsync(async (transaction, token) =>
        {
            var before = await BeginWithAsync(workspaceId, userId, rights, transaction, token).ConfigureAwait(false);
            await KeepAnOwnerAsync(workspaceId, before, transaction, token).ConfigureAwait(false);
            await members.RemoveAsync(workspaceId, userId, transaction, token).ConfigureAwait(false);
            return before;
        }, ct);

    private async Task BeginAsync(ObjectId workspaceId, RepositoryTransaction transaction, CancellationToken ct)
    {
        var found = await workspaces.TouchMembersAsync(workspaceId, transaction, ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(!found, ErrorCode.WorkspaceNotFound, "This workspace does not exist.");
    }

    private async Task<WorkspaceRole> BeginWithAsync(
        ObjectId workspaceId, ObjectId userId, IReadOnlySet<string> rights, RepositoryTransaction transaction, CancellationToken ct)
    {
        await BeginAsync(workspaceId, transaction, ct).ConfigureAwait(false);
        var member = await members.FindByUserAsync(workspaceId, userId, transaction, ct).ConfigureAwait(false)
            ?? throw new NotFoundException(ErrorCode.MemberNotFound, "This person does not belong to the workspace.");
        var role = (WorkspaceRole)member.Role;
        ForbiddenException.ThrowIf(
            !RolePermissions.Of(role).IsSubsetOf(rights), ErrorCode.RoleAboveOwn, "This person has more rights than you.");
        return role;
    }

    private async Task KeepAnOwnerAsync(
        ObjectId workspaceId, WorkspaceRole before, RepositoryTransaction transaction, CancellationToken ct)
    {
        if (before != WorkspaceRole.Owner) { return; }
        var owners = await members.ListByRoleAsync(workspaceId, (int)WorkspaceRole.Owner, transaction, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(owners.Count < 2, ErrorCode.LastOwner, "A workspace needs an owner: name another one first.");
    }
}
