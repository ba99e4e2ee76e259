namespace Inspectra.Tests.Browser;

/// <summary>A test that needs a browser; skipped with a reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Path is null)
        {
            Skip = "No chromium was found. Install it, or name it in CHROMIUM_PATH.";
        }
    }

    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser" }
        .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));
}
