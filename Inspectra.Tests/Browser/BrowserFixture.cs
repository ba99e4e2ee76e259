using Inspectra.Bench.Support;
using Microsoft.Playwright;

namespace Inspectra.Tests.Browser;

/// <summary>The real server on an empty data directory, and one browser; started when the first test asks.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("inspectra-browser-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServerProcess? _server;

    public string DataDirectory => Path.Combine(_data.FullName, "data");

    public ServerProcess Server => _server ?? throw new InvalidOperationException("There is no browser here; the test should be skipped.");

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Path is null)
        {
            return;
        }

        _server = await ServerProcess.StartAsync(DataDirectory, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A browser profile of its own: no cookies, no storage.</summary>
    public Task<IBrowserContext> NewProfileAsync(ColorScheme colours = ColorScheme.Light, int width = 1440) =>
        _browser!.NewContextAsync(new BrowserNewContextOptions // Set whenever the test is not skipped.
        {
            BaseURL = Server.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            AcceptDownloads = true,
        });

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }
}
