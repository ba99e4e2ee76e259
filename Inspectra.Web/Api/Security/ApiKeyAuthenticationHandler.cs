using System.Security.Claims;
using System.Text.Encodings.Web;
using Inspectra.Core.Errors;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Workspaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Inspectra.Web.Api.Security;

/// <summary>Turns an API key of a request into an <see cref="Actor"/>. Cookies are never looked at here, so a foreign
/// page in a browser can not act through somebody's session.</summary>
public sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyService apiKeys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string BearerPrefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = ReadSecret(Request);
        if (secret is null)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            var actor = await apiKeys.AuthenticateAsync(secret, Context.RequestAborted);
            Context.Features.Set(actor);
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString())], SchemeName);
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
        }
        catch (UnauthenticatedException refusal)
        {
            return AuthenticateResult.Fail(refusal);
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        throw new UnauthenticatedException(
            ErrorCode.ApiKeyInvalid, "Send a valid API key as \"Authorization: Bearer ins_…\" or in X-Api-Key.");

    /// <returns>The key as the request shows it; null when there is none.</returns>
    internal static string? ReadSecret(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[BearerPrefix.Length..].Trim();
        }

        var header = request.Headers["X-Api-Key"].ToString();
        return header.Length > 0 ? header : null;
    }
}
