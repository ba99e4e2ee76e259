using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inspectra.Tests.Browser;

/// <summary>The page that describes the API, under the same rules for scripts as every other page.</summary>
public sealed class ApiDocsTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [ChromiumFact]
    public async Task ApiDocs_ForASignedInPerson_ListEveryRouteAndTryACall()
    {
        await using var profile = await fixture.NewProfileAsync(ColorScheme.Dark);
        var page = await profile.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") { problems.Add(message.Text); }
        };
        await SetUpAsync(page);

        await page.GotoAsync("/api-docs");

        await Expect(page.Locator(".opblock")).ToHaveCountAsync(11);
        await Expect(page.Locator(".topbar")).ToHaveCountAsync(0);
        await Expect(page.Locator(".opblock-summary-path").First).ToHaveCSSAsync("color", "rgb(228, 230, 230)");
        Assert.Empty(problems);
        await TryAsync(page);
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync("/setup");
        await page.FillAsync("#token", fixture.Server.SetupToken ?? "");
        await page.FillAsync("#name", "Ana Pires");
        await page.FillAsync("#email", "ana@example.org");
        await page.FillAsync("#password", "walnut-harbour-lantern-42");
        await page.FillAsync("#workspace", "Front office");
        await page.ClickAsync("button[type=submit]");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/w/[0-9a-f]{24}"));
    }

    /// <summary>Without a key the call is refused, and the refusal is shown.</summary>
    private static async Task TryAsync(IPage page)
    {
        var block = page.Locator(".opblock", new PageLocatorOptions { HasText = "/metrics" }).First;
        await block.Locator(".opblock-summary-control").ClickAsync();
        await block.GetByPlaceholder("workspaceId").FillAsync("0123456789abcdef01234567");
        await block.Locator("button.execute").ClickAsync();
        await Expect(block.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("401");
    }
}
