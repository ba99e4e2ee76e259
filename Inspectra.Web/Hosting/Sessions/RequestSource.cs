using Inspectra.Core.Services.Identity;

namespace Inspectra.Web.Hosting.Sessions;

/// <summary>Where a form came from, as the services want to know it.</summary>
internal static class RequestSource
{
    public static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public static string UserAgent(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return agent.Length <= 300 ? agent : agent[..300];
    }

    public static SignInInput SignIn(HttpContext context, string email, string password) => new()
    {
        Email = email, Password = password, Source = Address(context), UserAgent = UserAgent(context),
    };
}
