namespace Inspectra.Web.Hosting.Sessions;

internal static class LocalAddress
{
    /// <returns><paramref name="address"/> when it stays on this server, else <paramref name="fallback"/>: a link must not send people elsewhere after signing in.</returns>
    public static string Or(string? address, string fallback) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || (address[1] != '/' && address[1] != '\\'))
        && !address.Any(char.IsControl) ? address : fallback;
}
