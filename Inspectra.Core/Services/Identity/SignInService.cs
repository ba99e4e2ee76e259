using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>Signing in and out. Whether an account is unknown, its password wrong or the account switched off is
/// told neither by the answer nor by the time it takes.</summary>
public sealed class SignInService(
    UserRepository users, PasswordHashing hashing, SignInThrottle throttle, SessionService sessions,
    AuditService audit, TimeProvider time, ILogger<SignInService> logger) : IDisposable
{
    private const int Lanes = 64;

    /// <summary>Attempts of one source are looked at one after the other, so that many at once cannot all pass
    /// before the first failure is counted.</summary>
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <exception cref="UnauthenticatedException">Anything about address and password is wrong.</exception>
    /// <exception cref="RateLimitedException">There were too many failures.</exception>
    public async Task<SessionTicket> SignInAsync(SignInInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var lane = _lanes[(uint)string.GetHashCode(input.Source, StringComparison.Ordinal) % Lanes];
        await lane.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await SignInInTurnAsync(input, ct).ConfigureAwait(false);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <summary>Ends the session of this token; does nothing where there is none.</summary>
    public async Task SignOutAsync(string token, CancellationToken ct)
    {
        var identity = await sessions.ValidateAsync(token, ct).ConfigureAwait(false);
        await sessions.EndAsync(token, ct).ConfigureAwait(false);
        if (identity is not null)
        {
            await audit.RecordAsync(identity.Actor, ObjectId.Empty,
                new AuditEvent(AuditAction.SignedOut, identity.UserId.ToString()), ct).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var lane in _lanes) { lane.Dispose(); }
    }

    private async Task<SessionTicket> SignInInTurnAsync(SignInInput input, CancellationToken ct)
    {
        var emailKey = EmailAddress.KeyOf(input.Email);
        await throttle.DemandAsync(emailKey, input.Source, ct).ConfigureAwait(false);
        var user = await users.FindByEmailAsync(emailKey, ct).ConfigureAwait(false);
        // A password that no account can have is compared in vain, as any other wrong one is.
        var password = input.Password.Length <= PasswordPolicy.MaximumLength ? input.Password : "";
        var verdict = await hashing.VerifyAsync(user?.PasswordHash, password, ct).ConfigureAwait(false);
        if (user is null || verdict == PasswordVerdict.Wrong || !MayEnter(user))
        {
            await throttle.CountFailureAsync(emailKey, input.Source, ct).ConfigureAwait(false);
            await RecordAsync(AuditAction.SignInFailed, null, input.Source, ct).ConfigureAwait(false);
            logger.SignInRefused();
            throw new UnauthenticatedException(ErrorCode.SignInFailed, "The e-mail address or the password is wrong.");
        }

        if (verdict == PasswordVerdict.RightButWeak)
        {
            var renewed = await hashing.HashAsync(password, ct).ConfigureAwait(false);
            await users.RehashPasswordAsync(user.Id, user.PasswordHash, renewed, ct).ConfigureAwait(false);
        }

        await throttle.ForgiveAsync(emailKey, input.Source, ct).ConfigureAwait(false);
        await RecordAsync(AuditAction.SignedIn, user, input.Source, ct).ConfigureAwait(false);
        logger.SignedIn(user.Id);
        return await sessions.BeginAsync(user, input.Source, input.UserAgent, ct).ConfigureAwait(false);
    }

    private bool MayEnter(UserDocument user) =>
        user.IsActive && (user.PasswordExpiresUtc is not { } expiresUtc || expiresUtc > time.GetUtcNow().UtcDateTime);

    private Task RecordAsync(string action, UserDocument? user, string source, CancellationToken ct)
    {
        // Failures name nobody: what was typed may be a password in the wrong field, and must take the same time.
        var actor = user is null ? Actor.System : new Actor(ActorKind.User, user.Id, user.Name);
        return audit.RecordAsync(
            actor, ObjectId.Empty, new AuditEvent(action, user?.Id.ToString() ?? "") { Source = source }, ct);
    }
}
