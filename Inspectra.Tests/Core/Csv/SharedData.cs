namespace Inspectra.Tests.Core.Csv;

/// <summary>The evaluation data beside the checkout, which is not part of it.</summary>
internal static class SharedData
{
    public static string? Root { get; } = Find();

    /// <returns>The path; null when the data are not there.</returns>
    public static string? PathOf(params string[] parts)
    {
        if (Root is null) { return null; }
        var path = Path.Combine([Root, .. parts]);
        return Path.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Inspectra.sln"))) { continue; }
            var data = Path.Combine(folder.FullName, "..", "shared", "data");
            return Directory.Exists(data) ? Path.GetFullPath(data) : null;
        }

        return null;
    }
}
