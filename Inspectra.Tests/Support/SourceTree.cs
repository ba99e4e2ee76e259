namespace Inspectra.Tests.Support;

/// <summary>Where the source lies that the tests were built from.</summary>
public static class SourceTree
{
    /// <returns>The folder that holds the solution.</returns>
    public static string Root { get; } = Find();

    /// <returns>A folder of shared data beside the checkout; null where there is none.</returns>
    public static string? Shared(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        return File.Exists(full) || Directory.Exists(full) ? Path.GetFullPath(full) : null;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inspectra.sln"))) { folder = folder.Parent; }
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
    }
}
