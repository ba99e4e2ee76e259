using System.Collections.Frozen;
using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Tells who is behind an API key.</summary>
/// <remarks>Answers are remembered for at most thirty seconds; the expiry is looked at every time.</remarks>
public sealed class ApiKeyAuthenticator(ApiKeyRepository keys, TimeProvider time)
{
    /// <summary>Every key begins so, that scanners can find one that leaked.</summary>
    public const string Prefix = "ins_";

    private const int LongestKey = 128;
    private static readonly TimeSpan s_useInterval = TimeSpan.FromMinutes(1);
    private readonly ExpiringCache<string, Known> _known = new(time, TimeSpan.FromSeconds(30), 10_000);
    private readonly ExpiringCache<ObjectId, bool> _usedLately = new(time, s_useInterval, 10_000);

    /// <param name="key">As it came in the request; anything at all.</param>
    /// <returns>An actor bound to the key's workspace and limited to its scopes.</returns>
    /// <exception cref="UnauthenticatedException">The key is unknown, expired or revoked.</exception>
    public async ValueTask<Actor> AuthenticateAsync(string key, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key) || key.Length > LongestKey || !key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw Refused();
        }

        var hash = Secrets.Hash(key);
        var now = time.GetUtcNow().UtcDateTime;
        if (!_known.TryGet(hash, out var known))
        {
            var found = await keys.FindBySecretAcrossWorkspacesAsync(hash, ct).ConfigureAwait(false);
            if (found is null || found.RevokedUtc is not null) { throw Refused(); }
            known = new Known(ActorOf(found), found.ExpiresUtc);
            _known.Set(hash, known);
        }

        if (known.ExpiresUtc <= now) { throw Refused(); }
        await NoteUseAsync(known.Actor, now, ct).ConfigureAwait(false);
        return known.Actor;
    }

    internal void Forget(ObjectId keyId) => _known.ForgetWhere((_, known) => known.Actor.Id == keyId);

    private async ValueTask NoteUseAsync(Actor actor, DateTime nowUtc, CancellationToken ct)
    {
        if (actor.WorkspaceId is not { } workspaceId || _usedLately.TryGet(actor.Id, out _)) { return; }
        _usedLately.Set(actor.Id, true);
        await keys.TouchAsync(workspaceId, actor.Id, nowUtc, ct).ConfigureAwait(false);
    }

    private static Actor ActorOf(ApiKeyDocument key) => new(ActorKind.ApiKey, key.Id, key.Name)
    {
        WorkspaceId = key.WorkspaceId,
        Scopes = key.Scopes.ToFrozenSet(StringComparer.Ordinal),
    };

    private static UnauthenticatedException Refused() =>
        new(ErrorCode.ApiKeyInvalid, "This API key is not valid: it is unknown, expired or revoked.");

    private sealed record Known(Actor Actor, DateTime? ExpiresUtc);
}
