using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Workspaces;
using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Services.Identity;

/// <summary>The first set-up: whoever can read the server's console makes the first administrator, once.</summary>
public sealed class SetupService(
    SetupTokenService tokens, AccountFactory accounts, WorkspaceFounder founder, SessionService sessions,
    AuditService audit, TransactionRunner transactions, ILogger<SetupService> logger)
{
    public Task<bool> IsRequiredAsync(CancellationToken ct) => tokens.IsSetupRequiredAsync(ct);

    /// <summary>Makes the first administrator, who owns the first workspace, and signs them in.</summary>
    /// <exception cref="NotFoundException">Set-up was completed before: it no longer exists.</exception>
    /// <exception cref="UnauthenticatedException">The token is wrong or too old.</exception>
    /// <exception cref="ValidationException">A field cannot be accepted.</exception>
    public async Task<SessionTicket> CompleteAsync(SetupInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        // Before the costly hash, so that nobody without the token can make the server work.
        await tokens.CheckAsync(input.Token, ct).ConfigureAwait(false);
        var workspace = founder.Prepare(new WorkspaceInput { Name = input.WorkspaceName, TimeZone = input.TimeZone });
        var account = await accounts.PrepareAsync(input.Email, input.Name, input.Password, ct).ConfigureAwait(false);
        var user = account with { IsAdministrator = true };
        await transactions.RunAsync(async (transaction, token) =>
        {
            await tokens.UseAsync(input.Token, transaction, token).ConfigureAwait(false);
            await accounts.StoreAsync(user, transaction, token).ConfigureAwait(false);
            await founder.StoreAsync(workspace, user.Id, transaction, token).ConfigureAwait(false);
        }, ct).ConfigureAwait(false);
        logger.SetupCompleted(user.Id);
        var actor = new Actor(ActorKind.User, user.Id, user.Name) { IsAdministrator = true };
        var happened = new AuditEvent(AuditAction.SetupCompleted, user.Id.ToString()) { Source = input.Source };
        await audit.RecordAsync(actor, workspace.Id, happened, ct).ConfigureAwait(false);
        var ticket = await sessions.BeginAsync(user, input.Source, input.UserAgent, ct).ConfigureAwait(false);
        return ticket with { WorkspaceId = workspace.Id };
    }
}
