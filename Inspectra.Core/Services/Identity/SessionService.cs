using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>Signed-in browsers: the cookie holds a random token, the database its hash.</summary>
/// <remarks>What is read is remembered for at most five seconds, so an ended session is refused within that time on
/// every node, and at once on the one that ended it.</remarks>
public sealed class SessionService(
    SessionRepository sessions, UserRepository users, InspectraSettings settings, TimeProvider time)
{
    private const int LongestText = 256;
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromMinutes(5);
    private readonly ExpiringCache<string, SessionIdentity> _known = new(time, s_life, 50_000);

    /// <param name="token">From the cookie; anything at all.</param>
    /// <returns>Null when the session has ended, never existed, or its user is no longer active.</returns>
    public async ValueTask<SessionIdentity?> ValidateAsync(string token, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 128) { return null; }
        var hash = Secrets.Hash(token);
        if (_known.TryGet(hash, out var known)) { return known.ExpiresUtc > Now() ? known : null; }
        var session = await sessions.FindByTokenAsync(hash, ct).ConfigureAwait(false);
        if (session is null || session.ExpiresUtc <= Now()) { return null; }
        var user = await users.FindByIdAsync(session.UserId, ct).ConfigureAwait(false);
        if (user is not { IsActive: true } || user.SecurityStamp != session.SecurityStamp) { return null; }
        var expiresUtc = await TouchAsync(session, ct).ConfigureAwait(false);
        var identity = IdentityOf(user, session.Id, expiresUtc);
        _known.Set(hash, identity);
        return identity;
    }

    /// <summary>Ends the session of this token; does nothing where there is none.</summary>
    public async Task EndAsync(string token, CancellationToken ct)
    {
        var hash = Secrets.Hash(token);
        _known.Forget(hash);
        await sessions.DeleteByTokenAsync(hash, ct).ConfigureAwait(false);
    }

    /// <returns>The actor's own sessions, newest first.</returns>
    public async Task<IReadOnlyList<SessionSummary>> ListAsync(Actor actor, ObjectId currentSessionId, CancellationToken ct)
    {
        var found = await sessions.ListByUserAsync(UserOf(actor), ct).ConfigureAwait(false);
        var now = Now();
        return [.. found.Where(s => s.ExpiresUtc > now).Select(s => new SessionSummary(
            s.Id.ToString(), s.CreatedUtc, s.LastSeenUtc, s.ExpiresUtc, s.Source, s.UserAgent, s.Id == currentSessionId))];
    }

    /// <summary>Ends one of the actor's own sessions.</summary>
    /// <exception cref="NotFoundException">The actor has no such session.</exception>
    public async Task EndOneAsync(Actor actor, ObjectId sessionId, CancellationToken ct)
    {
        var ended = await sessions.DeleteOfUserAsync(UserOf(actor), sessionId, ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(!ended, ErrorCode.NotFound, "This session has ended already.");
        _known.ForgetWhere((_, identity) => identity.SessionId == sessionId);
    }

    /// <summary>Ends every session of the actor, the asking one included.</summary>
    public async Task EndAllAsync(Actor actor, CancellationToken ct)
    {
        var userId = UserOf(actor);
        await users.SetSecurityStampAsync(userId, Secrets.NewToken(), ct).ConfigureAwait(false);
        await ForgetUserAsync(userId, ct).ConfigureAwait(false);
    }

    /// <summary>Begins a session for somebody whose identity has just been proved.</summary>
    internal async Task<SessionTicket> BeginAsync(UserDocument user, string source, string userAgent, CancellationToken ct)
    {
        var token = Secrets.NewToken();
        var now = Now();
        var session = new SessionDocument
        {
            Id = ObjectId.GenerateNewId(now),
            TokenHash = Secrets.Hash(token),
            UserId = user.Id,
            SecurityStamp = user.SecurityStamp,
            CreatedUtc = now,
            LastSeenUtc = now,
            ExpiresUtc = ExpiryOf(now, now),
            Source = Shortened(source),
            UserAgent = Shortened(userAgent),
        };
        await sessions.CreateAsync(session, ct).ConfigureAwait(false);
        return new SessionTicket(token, user.Id, user.Name, user.Email, now + settings.SessionLifetime, user.MustChangePassword, null);
    }

    /// <summary>Ends every session of a user whose security stamp has been changed.</summary>
    internal async Task ForgetUserAsync(ObjectId userId, CancellationToken ct)
    {
        _known.ForgetWhere((_, identity) => identity.UserId == userId);
        await sessions.DeleteAllOfUserAsync(userId, ct).ConfigureAwait(false);
    }

    private static SessionIdentity IdentityOf(UserDocument user, ObjectId sessionId, DateTime expiresUtc) => new(
        new Actor(ActorKind.User, user.Id, user.Name) { IsAdministrator = user.IsAdministrator },
        sessionId, user.Id, user.Name, user.Email, user.IsAdministrator, user.MustChangePassword, expiresUtc);

    private async Task<DateTime> TouchAsync(SessionDocument session, CancellationToken ct)
    {
        var now = Now();
        if (now - session.LastSeenUtc < s_touchInterval) { return session.ExpiresUtc; }
        var expiresUtc = ExpiryOf(session.CreatedUtc, now);
        await sessions.TouchAsync(session.Id, now, expiresUtc, ct).ConfigureAwait(false);
        return expiresUtc;
    }

    private DateTime ExpiryOf(DateTime createdUtc, DateTime seenUtc)
    {
        var idle = seenUtc + settings.SessionIdleTimeout;
        var absolute = createdUtc + settings.SessionLifetime;
        return idle < absolute ? idle : absolute;
    }

    private static ObjectId UserOf(Actor actor) => actor.Kind == ActorKind.User
        ? actor.Id
        : throw new ForbiddenException(ErrorCode.Forbidden, "Only a person has sessions.");

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
