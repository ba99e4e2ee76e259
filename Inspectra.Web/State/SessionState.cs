using Inspectra.Core.Security;
using Inspectra.Web.Hosting.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace Inspectra.Web.State;

/// <summary>Who sits in front of this browser tab.</summary>
public sealed class SessionState(AuthenticationStateProvider authentication)
{
    private Actor? _actor;

    /// <exception cref="InvalidOperationException">Asked before <see cref="LoadAsync"/>, or nobody is signed in.</exception>
    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in on this page.");

    public string Email { get; private set; } = "";

    public bool MustChangePassword { get; private set; }

    public string Initials => string.Concat(
        Actor.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(p => char.ToUpperInvariant(p[0])));

    /// <returns>False when nobody is signed in.</returns>
    public async Task<bool> LoadAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        _actor = SessionClaims.ActorOf(principal);
        Email = principal.FindFirst(System.Security.Claims.ClaimTypes.Email)?.Value ?? "";
        MustChangePassword = SessionClaims.MustChangePassword(principal);
        return _actor is not null;
    }
}
