using Microsoft.Playwright;

namespace Inspectra.Bench.Support;

/// <summary>Headless Chromium, never downloaded: the system's own.</summary>
public sealed class BenchBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BenchBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Where the browser is; null when there is none.</summary>
    public static string? Executable { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser" }
        .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    /// <returns>Null, and a note in the report, when there is no browser.</returns>
    public static async Task<BenchBrowser?> TryOpenAsync(BenchReport report)
    {
        if (Executable is null)
        {
            report.Note("skipped: no chromium was found; install it or name it in CHROMIUM_PATH");
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",

                // A hundred tabs share a few processes, or they would not fit into the machine beside the server.
                "--renderer-process-limit=4", "--disable-site-isolation-trials",
            ],
        });
        return new BenchBrowser(playwright, browser);
    }

    /// <summary>A browser profile of its own: nothing cached, nobody signed in.</summary>
    public Task<IBrowserContext> NewProfileAsync(ServerProcess server) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = server.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
    });

    /// <summary>Opens the address, signing in on the way, and waits until the dashboard shows figures.</summary>
    public static async Task SignInAsync(IPage page, Site site, string address)
    {
        await page.GotoAsync(address);
        await page.FillAsync("#email", site.Email);
        await page.FillAsync("#password", site.Password);
        await page.ClickAsync("button[type=submit]");
        await ShownAsync(page);
    }

    public static Task ShownAsync(IPage page) =>
        page.Locator("a.kpi .kpi-value").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
