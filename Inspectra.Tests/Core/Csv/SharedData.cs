using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Csv;

/// <summary>The evaluation data beside the checkout, which is not part of it.</summary>
internal static class SharedData
{
    public static string? Root { get; } = SourceTree.Shared("data");

    /// <returns>The path; null when the data are not there.</returns>
    public static string? PathOf(params string[] parts) => SourceTree.Shared(Path.Combine(["data", .. parts]));
}
