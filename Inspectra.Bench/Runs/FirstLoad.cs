using System.Text.Json;
using Inspectra.Bench.Support;
using Microsoft.Playwright;

namespace Inspectra.Bench.Runs;

/// <summary>Bytes on the wire of a page that a browser opens for the first time: headers, fonts and icons included,
/// and for the dashboard what comes over its socket too.</summary>
public static class FirstLoad
{
    private const int Executions = 100_000;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        await using var browser = await BenchBrowser.TryOpenAsync(report);
        if (browser is null)
        {
            return;
        }

        var site = await DataSets.GetAsync(options, Executions, report, ct);
        await using var server = await ServerProcess.StartAsync(site.DataDirectory, ct);
        await using var profile = await browser.NewProfileAsync(server);
        var signIn = await LoadAsync(profile, "/sign-in", page => page.Locator("#email").WaitForAsync());
        Report("sign-in", signIn, report);

        await using var member = await browser.NewProfileAsync(server);
        var first = await member.NewPageAsync();
        await BenchBrowser.SignInAsync(first, site, site.DashboardPath);
        await using var cold = await browser.NewProfileAsync(server);
        await cold.AddCookiesAsync((await member.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly,
        }));
        var dashboard = await LoadAsync(cold, site.DashboardPath, BenchBrowser.ShownAsync);
        Report("dashboard", dashboard, report);
    }

    private static void Report(string page, WireCount count, BenchReport report)
    {
        report.Add($"first-load.{page}", (count.Http + count.Socket) / 1000.0, "KB");
        report.Add($"first-load.{page}.socket", count.Socket / 1000.0, "KB");
        foreach (var (address, bytes) in count.Largest)
        {
            report.Note($"{bytes / 1000.0:0} KB {address}");
        }
    }

    private static async Task<WireCount> LoadAsync(IBrowserContext profile, string address, Func<IPage, Task> shown)
    {
        var page = await profile.NewPageAsync();
        var session = await profile.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var sizes = new Dictionary<string, double>(StringComparer.Ordinal);
        var socket = 0.0;
        session.Event("Network.requestWillBeSent").OnEvent += (_, e) => Note(e, (id, json) => addresses[id] = json.GetProperty("request").GetProperty("url").GetString() ?? "");
        session.Event("Network.loadingFinished").OnEvent += (_, e) => Note(e, (id, json) => sizes[id] = json.GetProperty("encodedDataLength").GetDouble());
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => Note(e, (_, json) =>
        {
            var frame = json.GetProperty("response");
            var length = frame.GetProperty("payloadData").GetString()?.Length ?? 0;
            socket += frame.GetProperty("opcode").GetDouble() == 1 ? length : length * 0.75; // Binary frames are told in base 64.
        });
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await shown(page);
        await page.WaitForTimeoutAsync(1_500); // Fonts and icons that only the shown page asks for.
        lock (sizes)
        {
            return new WireCount(
                sizes.Values.Sum(), socket,
                [.. sizes.OrderByDescending(s => s.Value).Take(5).Select(s => (addresses.GetValueOrDefault(s.Key, ""), s.Value))]);
        }

        void Note(JsonElement? message, Action<string, JsonElement> note)
        {
            if (message is { } json)
            {
                lock (sizes)
                {
                    note(json.GetProperty("requestId").GetString() ?? "", json);
                }
            }
        }
    }

    private sealed record WireCount(double Http, double Socket, IReadOnlyList<(string Address, double Bytes)> Largest);
}
