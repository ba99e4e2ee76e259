using Inspectra.Core.Errors;
using Inspectra.Core.Security;

namespace Inspectra.Web.Api.Security;

public static class HttpContextActor
{
    /// <returns>Whom the API key of this request stands for.</returns>
    /// <exception cref="UnauthenticatedException">The route was reached without one, which its policy prevents.</exception>
    public static Actor Actor(this HttpContext context) => context.Features.Get<Actor>()
        ?? throw new UnauthenticatedException(ErrorCode.Unauthenticated, "An API key is needed here.");
}
