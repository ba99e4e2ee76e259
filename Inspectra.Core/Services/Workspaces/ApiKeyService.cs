using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>The keys with which programs reach one workspace: made, listed and revoked by people who may.</summary>
public sealed class ApiKeyService(
    ApiKeyRepository keys, ApiKeyAuthenticator authenticator, AccessService access, AuditService audit,
    TimeProvider time, ILogger<ApiKeyService> logger)
{
    /// <summary>Keys that a workspace may have at once, the revoked ones not counted.</summary>
    public const int MaxKeys = 100;

    private const int LongestName = 100;

    /// <returns>Newest first, the revoked ones included.</returns>
    public async Task<IReadOnlyList<ApiKeySummary>> ListAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageIntegrations, workspaceId, ct).ConfigureAwait(false);
        var found = await keys.ListAsync(workspaceId, null, ApiKeyRepository.MaxListed, ct).ConfigureAwait(false);
        return [.. found.OrderByDescending(k => k.Id).Select(Summarise)];
    }

    /// <exception cref="ForbiddenException">A scope is a right that the actor has not.</exception>
    /// <exception cref="ValidationException">A field cannot be accepted.</exception>
    public async Task<ApiKeyCreated> CreateAsync(Actor actor, ObjectId workspaceId, ApiKeyInput input, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageIntegrations, workspaceId, ct).ConfigureAwait(false);
        ArgumentNullException.ThrowIfNull(input);
        var name = CheckName(input.Name);
        var scopes = await CheckScopesAsync(actor, workspaceId, input.Scopes, ct).ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;
        var expiresUtc = CheckExpiry(input.ExpiresUtc, now);
        var living = await keys.CountAsync(workspaceId, k => k.RevokedUtc == null, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(living >= MaxKeys, ErrorCode.ApiKeyLimit, "The workspace has as many keys as it may: revoke one first.");
        var secret = ApiKeyAuthenticator.Prefix + Secrets.NewToken();
        var key = new ApiKeyDocument
        {
            Id = ObjectId.GenerateNewId(now),
            WorkspaceId = workspaceId,
            Name = name,
            Prefix = secret[..(ApiKeyAuthenticator.Prefix.Length + 6)],
            SecretHash = Secrets.Hash(secret),
            Scopes = scopes,
            CreatedBy = actor.Id,
            CreatedByName = actor.Name,
            CreatedUtc = now,
            ExpiresUtc = expiresUtc,
        };
        await keys.CreateAsync(workspaceId, key, ct).ConfigureAwait(false);
        logger.ApiKeyCreated(key.Id, workspaceId);
        var happened = new AuditEvent(AuditAction.ApiKeyCreated, key.Id.ToString()) { After = $"{name}: {string.Join(' ', scopes)}" };
        await audit.RecordAsync(actor, workspaceId, happened, ct).ConfigureAwait(false);
        return new ApiKeyCreated(Summarise(key), secret);
    }

    /// <summary>Makes a key useless: at once in this process, within thirty seconds in others.</summary>
    /// <exception cref="NotFoundException">The workspace has no such key, or it is revoked already.</exception>
    public async Task RevokeAsync(Actor actor, ObjectId workspaceId, ObjectId keyId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ManageIntegrations, workspaceId, ct).ConfigureAwait(false);
        var revoked = await keys.RevokeAsync(workspaceId, keyId, time.GetUtcNow().UtcDateTime, ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(!revoked, ErrorCode.ApiKeyNotFound, "There is no such key, or it is revoked already.");
        authenticator.Forget(keyId);
        logger.ApiKeyRevoked(keyId, workspaceId);
        await audit.RecordAsync(actor, workspaceId,
            new AuditEvent(AuditAction.ApiKeyRevoked, keyId.ToString()), ct).ConfigureAwait(false);
    }

    /// <inheritdoc cref="ApiKeyAuthenticator.AuthenticateAsync"/>
    public ValueTask<Actor> AuthenticateAsync(string key, CancellationToken ct) => authenticator.AuthenticateAsync(key, ct);

    private static string CheckName(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        if (trimmed.Length == 0 || trimmed.Any(char.IsControl))
        {
            throw new ValidationException(ErrorCode.NameBlank, "name", "A key needs a name.");
        }

        return trimmed.Length <= LongestName
            ? trimmed
            : throw new ValidationException(ErrorCode.NameTooLong, "name", $"A name has at most {LongestName} characters.");
    }

    private async Task<IReadOnlyList<string>> CheckScopesAsync(
        Actor actor, ObjectId workspaceId, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        var distinct = scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (distinct.Count == 0 || !distinct.TrueForAll(Permission.All.Contains))
        {
            throw new ValidationException(ErrorCode.ScopeInvalid, "scopes", "A key needs at least one scope, and each must be a known one.");
        }

        var rights = (await access.GetAsync(actor, workspaceId, ct).ConfigureAwait(false)).Permissions;
        ForbiddenException.ThrowIf(
            !distinct.TrueForAll(rights.Contains), ErrorCode.ScopeAboveOwn, "You cannot give a key rights that you do not have.");
        return distinct;
    }

    private static DateTime? CheckExpiry(DateTime? expiresUtc, DateTime nowUtc)
    {
        if (expiresUtc is not { } given) { return null; }
        var utc = given.Kind == DateTimeKind.Local ? given.ToUniversalTime() : DateTime.SpecifyKind(given, DateTimeKind.Utc);
        return utc > nowUtc
            ? utc
            : throw new ValidationException(ErrorCode.ExpiryInvalid, "expiresUtc", "A key must expire in the future, or never.");
    }

    private ApiKeySummary Summarise(ApiKeyDocument key)
    {
        var state = key.RevokedUtc is not null ? ApiKeyState.Revoked
            : key.ExpiresUtc <= time.GetUtcNow().UtcDateTime ? ApiKeyState.Expired
            : ApiKeyState.Active;
        return new ApiKeySummary(
            key.Id, key.Name, key.Prefix, key.Scopes, key.CreatedByName, key.CreatedUtc, key.ExpiresUtc, key.LastUsedUtc, state);
    }
}
