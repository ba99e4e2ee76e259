using System.Security.Cryptography;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;

namespace Inspectra.Seed.Scenarios;

/// <summary>The workspace that holds the demo: found again, or made once.</summary>
public sealed class DemoWorkspace(
    SetupService setup, SetupTokenService tokens, WorkspaceService workspaces, MemberService members)
{
    public const string Name = "Demo";
    private const string Email = "demo@inspectra.local";
    private const decimal PricePerCredit = 0.02m;

    /// <summary>Where nothing is set up yet, this makes the first administrator with a random password; otherwise the
    /// demo belongs to whoever owns the oldest workspace, so that an administrator sees it without doing anything.</summary>
    /// <exception cref="SeedRefusedException">Set-up is done, but no workspace is left whose owner could own the demo.</exception>
    public async Task<DemoSite> PrepareAsync(CancellationToken ct)
    {
        if (await setup.IsRequiredAsync(ct))
        {
            return await SetUpAsync(ct);
        }

        var all = await workspaces.ListMineAsync(Actor.System, ct);
        if (all.Where(w => w.Name == Name).MinBy(w => w.CreatedUtc) is { } found)
        {
            return new DemoSite(found.Id, found.CreatedUtc, (await OwnerAsync(found, ct)).Email, null);
        }

        var oldest = all.MinBy(w => w.CreatedUtc)
            ?? throw new SeedRefusedException("There is no workspace left. Make one in the browser, then run this again.");
        var owner = await OwnerAsync(oldest, ct);
        var made = await workspaces.CreateAsync(
            new Actor(ActorKind.User, owner.UserId, owner.Name), new WorkspaceInput { Name = Name, PricePerCredit = PricePerCredit }, ct);
        return new DemoSite(made.Id, made.CreatedUtc, owner.Email, null);
    }

    private async Task<DemoSite> SetUpAsync(CancellationToken ct)
    {
        var token = await tokens.IssueAsync(ct)
            ?? throw new SeedRefusedException("Somebody completed set-up just now. Run this again.");
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        var ticket = await setup.CompleteAsync(
            new SetupInput
            {
                Token = token, Email = Email, Name = "Demo administrator", Password = password, WorkspaceName = Name,
                Source = "127.0.0.1", UserAgent = "seed",
            }, ct);
        var workspace = (await workspaces.ListMineAsync(Actor.System, ct)).Single(w => w.Id == ticket.WorkspaceId);
        var priced = await workspaces.UpdateAsync(
            Actor.System, workspace.Id, new WorkspaceInput { Name = Name, PricePerCredit = PricePerCredit }, ct);
        return new DemoSite(priced.Id, priced.CreatedUtc, Email, password);
    }

    private async Task<MemberSummary> OwnerAsync(WorkspaceSummary workspace, CancellationToken ct) =>
        (await members.ListAsync(Actor.System, workspace.Id, ct)).FirstOrDefault(m => m.Role == WorkspaceRole.Owner && m.IsActive)
        ?? throw new SeedRefusedException($"The workspace \"{workspace.Name}\" has no active owner who could own the demo.");
}
