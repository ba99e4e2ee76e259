using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Services.Identity;

/// <summary>The one-time token of the first set-up: printed at the start, kept as a hash, used once.</summary>
public sealed class SetupTokenService(
    SetupRepository setups, InspectraSettings settings, TimeProvider time, ILogger<SetupTokenService> logger)
{
    public async Task<bool> IsSetupRequiredAsync(CancellationToken ct) =>
        await setups.FindAsync(ct).ConfigureAwait(false) is not { CompletedUtc: not null };

    /// <summary>Makes a new token in the place of an earlier one and prints it in the log.</summary>
    /// <returns>The token; null when set-up is closed.</returns>
    public async Task<string?> IssueAsync(CancellationToken ct)
    {
        if (!await IsSetupRequiredAsync(ct).ConfigureAwait(false)) { return null; }
        var token = Secrets.NewToken();
        var renewed = new SetupDocument
        {
            Id = SetupDocument.OnlyId,
            TokenHash = Secrets.Hash(token),
            ExpiresUtc = time.GetUtcNow().UtcDateTime + settings.SetupTokenLifetime,
        };
        if (!await setups.TryRenewAsync(renewed, ct).ConfigureAwait(false)) { return null; }
        logger.SetupTokenIssued((int)settings.SetupTokenLifetime.TotalMinutes, token);
        return token;
    }

    /// <exception cref="NotFoundException">Set-up is closed.</exception>
    /// <exception cref="UnauthenticatedException">The token is wrong or too old.</exception>
    public async Task CheckAsync(string token, CancellationToken ct)
    {
        var setup = await setups.FindAsync(ct).ConfigureAwait(false);
        if (setup is { CompletedUtc: not null }) { throw Closed(); }
        if (setup is null || setup.TokenHash != HashOf(token) || setup.ExpiresUtc <= time.GetUtcNow().UtcDateTime)
        {
            throw new UnauthenticatedException(ErrorCode.SetupTokenInvalid,
                "This token is not the one on the server's console, or it is too old. A restart prints a new one.");
        }
    }

    /// <summary>Uses the token up and closes set-up for ever.</summary>
    /// <exception cref="NotFoundException">Somebody else was quicker.</exception>
    public async Task UseAsync(string token, RepositoryTransaction transaction, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await setups.TryCompleteAsync(HashOf(token), now, transaction, ct).ConfigureAwait(false)) { throw Closed(); }
    }

    private static string HashOf(string token) => Secrets.Hash(token.Trim());

    private static NotFoundException Closed() => new(ErrorCode.SetupClosed, "Set-up is done already.");
}
