namespace Inspectra.Web.Hosting;

/// <summary>Who may open a page at all; what they may see there is decided by the services.</summary>
public static class Policies
{
    public const string SignedIn = "SignedIn";
}
