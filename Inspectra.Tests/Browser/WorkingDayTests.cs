using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inspectra.Tests.Browser;

/// <summary>The first working day of a new user, walked in a real browser against the real server.</summary>
public sealed class WorkingDayTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Email = "ana@example.org";
    private const string Password = "walnut-harbour-lantern-42";
    private const int GoodRows = 240;

    [ChromiumFact]
    public async Task FirstWorkingDay_FromSetupToLiveDashboard_Works()
    {
        await using var profile = await fixture.NewProfileAsync();
        var page = await profile.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                problems.Add(message.Text);
            }
        };

        await SetUpAsync(page);
        await ImportAsync(page);
        await DashboardShowsAsync(page, GoodRows);
        await DrillAsync(page);
        await SameScreenElsewhereAsync(page);
        await LiveAsync(page);
        await SignOutAsync(page);

        Assert.Empty(problems);
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/setup"));
        await page.FillAsync("#token", fixture.Server.SetupToken ?? "");
        await page.FillAsync("#name", "Ana Pires");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#password", Password);
        await page.FillAsync("#workspace", "Front office");
        await page.ClickAsync("button[type=submit]");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/w/[0-9a-f]{24}"));
        await Expect(page.Locator(".empty h2")).ToBeVisibleAsync();
    }

    private async Task ImportAsync(IPage page)
    {
        var file = Path.Combine(fixture.DataDirectory, "..", "runs.csv");
        await File.WriteAllTextAsync(file, ImportFile());
        await page.ClickAsync(".empty a.button-primary");
        await page.SetInputFilesAsync("#import-file", file);
        await Expect(page.GetByText("runs.csv")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        var start = page.GetByRole(AriaRole.Button, new() { Name = $"Import {GoodRows} rows" });
        await start.ClickAsync();
        var report = page.Locator("section[aria-label=Report] .big-figures");
        await Expect(report).ToContainTextAsync(GoodRows.ToString(CultureInfo.InvariantCulture), new() { Timeout = 30_000 });

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));
        var rejected = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("duration", rejected, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, rejected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await page.ClickAsync("section[aria-label=Report] a.button-primary");
    }

    private static async Task DashboardShowsAsync(IPage page, int runs)
    {
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/w/[0-9a-f]{24}\\?"));
        await Expect(RunsCard(page)).ToHaveAttributeAsync("title", runs.ToString("N0", CultureInfo.InvariantCulture));
        await Expect(page.Locator(".chart-panel svg").First).ToBeVisibleAsync();
    }

    private static async Task DrillAsync(IPage page)
    {
        await RunsCard(page).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/executions\\?"));
        await Expect(RunsCard(page)).ToHaveAttributeAsync("title", GoodRows.ToString(CultureInfo.InvariantCulture));
        await page.Locator("a.kpi").Filter(new() { HasText = "Failed" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/executions\\?.*failed"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(GoodRows / 10);
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(page.Locator(".side-panel")).ToContainTextAsync("timeout");
        await page.GoBackAsync();
        await Expect(page.Locator(".side-panel")).ToHaveCountAsync(0);
    }

    private async Task SameScreenElsewhereAsync(IPage page)
    {
        await using var other = await fixture.NewProfileAsync();
        var second = await other.NewPageAsync();
        await second.GotoAsync(page.Url);
        await second.FillAsync("#email", Email);
        await second.FillAsync("#password", Password);
        await second.ClickAsync("button[type=submit]");
        await Expect(second).ToHaveURLAsync(page.Url);
        await Expect(second.Locator("[data-row]")).ToHaveCountAsync(GoodRows / 10);
    }

    private async Task LiveAsync(IPage page)
    {
        var workspace = new Uri(page.Url).Segments[2].Trim('/');
        await page.GotoAsync($"/w/{workspace}/api-keys");
        await page.FillAsync("#key-name", "live test");
        await page.Locator(".panel form button[type=submit]").ClickAsync();
        var secret = await page.Locator(".secret code").InnerTextAsync();

        await page.GotoAsync($"/w/{workspace}?period=today");
        await Expect(page.Locator("a.kpi").First).ToBeVisibleAsync();
        using var client = new HttpClient { BaseAddress = fixture.Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret.Trim());
        var body = $$"""{"execution_id":"live-1","agent":"live-agent","status":"succeeded","started_at":"{{TimeProvider.System.GetUtcNow():O}}","duration":1.25}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"api/v1/workspaces/{workspace}/executions", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Expect(RunsCard(page)).ToHaveAttributeAsync("title", "1", new() { Timeout = 3_000 });
    }

    private static async Task SignOutAsync(IPage page)
    {
        var workspace = new Uri(page.Url).Segments[2].Trim('/');
        await page.Locator("header details.menu summary").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync($"/w/{workspace}");
        await Expect(page.Locator("#password")).ToBeVisibleAsync();
    }

    private static ILocator RunsCard(IPage page) => page.Locator("a.kpi").Filter(new() { HasText = "Runs" }).First.Locator(".kpi-value");

    /// <summary>240 good rows, one in ten of them failed, and two bad ones.</summary>
    private static string ImportFile()
    {
        var text = new StringBuilder("run,agent,user,state,started,duration,error_type\n");
        for (var i = 0; i < GoodRows; i++)
        {
            var started = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddMinutes(i * 7);
            var failed = i % 10 == 3;
            text.Append(CultureInfo.InvariantCulture, $"r-{i},agent-{i % 4},user-{i % 9},{(failed ? "failure" : "completed")},")
                .Append(CultureInfo.InvariantCulture, $"{started:yyyy-MM-ddTHH:mm:ssZ},{1 + (i % 17)}.5,{(failed ? "timeout" : "")}\n");
        }

        return text
            .Append("r-bad-1,agent-1,user-1,completed,2026-03-02T09:00:00Z,-5,\n")
            .Append("r-bad-2,agent-1,user-1,completed,2026-02-31T09:00:00Z,5,\n")
            .ToString();
    }
}
