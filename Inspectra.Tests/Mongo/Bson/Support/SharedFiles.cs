namespace Inspectra.Tests.Mongo.Bson.Support;

/// <summary>Reference material that may lie beside the checkout.</summary>
internal static class SharedFiles
{
    /// <returns>Null when there is no such directory beside the checkout.</returns>
    public static string? FindDirectory(string path)
    {
        for (var current = new DirectoryInfo(AppContext.BaseDirectory); current is not null; current = current.Parent)
        {
            if (!File.Exists(Path.Combine(current.FullName, "Inspectra.sln"))) { continue; }
            var found = Path.Combine(current.FullName, "..", "shared", path);
            return Directory.Exists(found) ? found : null;
        }

        return null;
    }
}
