using System.Security.Claims;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using MongoDB.Bson;

namespace Inspectra.Web.Hosting.Sessions;

/// <summary>The one place that knows how a session is written into claims, which never leave the server.</summary>
internal static class SessionClaims
{
    private const string Token = "inspectra:token";
    private const string Administrator = "inspectra:administrator";
    private const string MustChange = "inspectra:must_change_password";
    private const string Yes = "yes";

    public static ClaimsPrincipal From(SessionIdentity session, string token)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, session.UserId.ToString()),
            new(ClaimTypes.Name, session.Name),
            new(ClaimTypes.Email, session.Email),
            new(Token, token),
        };
        if (session.IsAdministrator)
        {
            claims.Add(new Claim(Administrator, Yes));
        }

        if (session.MustChangePassword)
        {
            claims.Add(new Claim(MustChange, Yes));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionAuthentication.SchemeName));
    }

    /// <returns>Null when the principal is not a signed-in person.</returns>
    public static Actor? ActorOf(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && ObjectId.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal.HasClaim(c => c.Type == Token)
            ? new Actor(ActorKind.User, id, principal.Identity.Name ?? "") { IsAdministrator = principal.HasClaim(Administrator, Yes) }
            : null;

    public static string? TokenOf(ClaimsPrincipal principal) => principal.FindFirstValue(Token);

    public static bool MustChangePassword(ClaimsPrincipal principal) => principal.HasClaim(MustChange, Yes);
}
