using Inspectra.Core.Services.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Inspectra.Web.Hosting.Sessions;

/// <summary>An open page loses its person soon after the session ended elsewhere.</summary>
internal sealed class SessionRevalidation(ILoggerFactory loggers, SessionService sessions)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        SessionClaims.TokenOf(authenticationState.User) is not { } token || await sessions.ValidateAsync(token, cancellationToken) is not null;
}
