using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>A person's own account.</summary>
public sealed class UserService(
    UserRepository users, PasswordHashing hashing, PasswordPolicy policy, SignInThrottle throttle, SessionService sessions,
    AuditService audit, TimeProvider time, ILogger<UserService> logger)
{
    /// <exception cref="NotFoundException">The account no longer exists.</exception>
    public async Task<UserProfile> GetAsync(Actor actor, CancellationToken ct)
    {
        var user = await FindSelfAsync(actor, ct).ConfigureAwait(false);
        return new UserProfile(
            user.Id, user.Email, user.Name, user.IsAdministrator, user.MustChangePassword,
            user.PasswordChangedUtc, user.CreatedUtc);
    }

    public async Task RenameAsync(Actor actor, string name, CancellationToken ct)
    {
        var user = await FindSelfAsync(actor, ct).ConfigureAwait(false);
        var renamed = PersonName.Check(name, "name");
        await users.RenameAsync(user.Id, renamed, ct).ConfigureAwait(false);
        var happened = new AuditEvent(AuditAction.UserRenamed, user.Id.ToString()) { Before = user.Name, After = renamed };
        await audit.RecordAsync(actor, ObjectId.Empty, happened, ct).ConfigureAwait(false);
    }

    /// <summary>Replaces the password and ends every session, the asking one included.</summary>
    /// <returns>A new session for the browser that asked.</returns>
    /// <exception cref="ValidationException">The current password is wrong, or the new one is refused.</exception>
    /// <exception cref="RateLimitedException">There were too many failures.</exception>
    public async Task<SessionTicket> ChangePasswordAsync(
        Actor actor, string currentPassword, string newPassword, string source, string userAgent, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(currentPassword);
        var user = await FindSelfAsync(actor, ct).ConfigureAwait(false);
        // Whoever finds an open browser must not be able to guess here faster than at the sign-in.
        await throttle.DemandAsync(user.EmailKey, source, ct).ConfigureAwait(false);
        var shown = currentPassword.Length <= PasswordPolicy.MaximumLength ? currentPassword : "";
        if (await hashing.VerifyAsync(user.PasswordHash, shown, ct).ConfigureAwait(false) == PasswordVerdict.Wrong)
        {
            await throttle.CountFailureAsync(user.EmailKey, source, ct).ConfigureAwait(false);
            throw new ValidationException(ErrorCode.CurrentPasswordWrong, "currentPassword", "This is not your current password.");
        }

        policy.Check(newPassword, "newPassword", user.Email, user.Name);
        var hash = await hashing.HashAsync(newPassword, ct).ConfigureAwait(false);
        var stamp = Secrets.NewToken();
        await users.SetPasswordAsync(user.Id, hash, stamp, time.GetUtcNow().UtcDateTime, ct).ConfigureAwait(false);
        await sessions.ForgetUserAsync(user.Id, ct).ConfigureAwait(false);
        logger.PasswordChanged(user.Id);
        var happened = new AuditEvent(AuditAction.PasswordChanged, user.Id.ToString()) { Source = source };
        await audit.RecordAsync(actor, ObjectId.Empty, happened, ct).ConfigureAwait(false);
        var changed = user with { SecurityStamp = stamp, MustChangePassword = false };
        return await sessions.BeginAsync(changed, source, userAgent, ct).ConfigureAwait(false);
    }

    /// <summary>Switches an account on or off; its sessions end at once.</summary>
    /// <exception cref="ForbiddenException">The actor is no administrator, or would switch themselves off.</exception>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    public async Task SetActiveAsync(Actor actor, ObjectId userId, bool isActive, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var allowed = actor.Kind == ActorKind.System || (actor is { Kind: ActorKind.User, IsAdministrator: true } && actor.Id != userId);
        ForbiddenException.ThrowIf(!allowed, ErrorCode.Forbidden, "Only another administrator may do this.");
        var found = await users.SetActiveAsync(userId, isActive, Secrets.NewToken(), ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(!found, ErrorCode.UserNotFound, "This account no longer exists.");
        await sessions.ForgetUserAsync(userId, ct).ConfigureAwait(false);
        var action = isActive ? AuditAction.UserActivated : AuditAction.UserDeactivated;
        await audit.RecordAsync(actor, ObjectId.Empty, new AuditEvent(action, userId.ToString()), ct).ConfigureAwait(false);
    }

    private async Task<UserDocument> FindSelfAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var user = actor.Kind == ActorKind.User ? await users.FindByIdAsync(actor.Id, ct).ConfigureAwait(false) : null;
        return user ?? throw new NotFoundException(ErrorCode.UserNotFound, "This account no longer exists.");
    }
}
