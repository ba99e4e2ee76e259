using Inspectra.Tests.Support;

namespace Inspectra.Tests.Architecture;

/// <summary>A file that cannot be read at one sitting has two reasons to change.</summary>
public sealed class FileLengthTests
{
    private const int MostLines = 400;
    private const int MostRazorLines = 300;

    [Fact]
    public void SourceFiles_OfTheTree_AreShortEnough()
    {
        var files = SourceFiles().ToList();

        var tooLong = files.Select(file => (file, Lines: File.ReadLines(file).Count())).Where(f => f.Lines > Limit(f.file))
            .Select(f => $"{Path.GetRelativePath(SourceTree.Root, f.file)}: {f.Lines}");

        Assert.True(files.Count > 50);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Limit_OfAPage_IsLower() => Assert.True(Limit("SomePage.razor") < Limit("SomeService.cs"));

    private static int Limit(string file) => file.EndsWith(".razor", StringComparison.Ordinal) ? MostRazorLines : MostLines;

    private static IEnumerable<string> SourceFiles() =>
        new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(SourceTree.Root, pattern, SearchOption.AllDirectories))
            .Where(file => !IsBuilt(Path.GetRelativePath(SourceTree.Root, file)));

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" || part.StartsWith('.'));
}
