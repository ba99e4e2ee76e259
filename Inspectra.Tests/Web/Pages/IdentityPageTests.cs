using System.Net;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Web.Pages;

public sealed class SetupPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Get_FreshServer_LeadsEverybodyToSetup()
    {
        var browser = _host.Browser();

        Assert.Equal("/setup", (await browser.GetAsync("/")).Headers.Location?.PathAndQuery());
        Assert.Equal("/setup", (await browser.GetAsync("/sign-in")).Headers.Location?.PathAndQuery());
    }

    [Fact]
    public async Task Post_WrongToken_IsRefusedAndKeepsWhatWasEntered()
    {
        var answer = await WebHost.PostFormAsync(_host.Browser(), "/setup", new()
        {
            ["Input.Token"] = "wrong", ["Input.Name"] = "Ada", ["Input.Email"] = "ada@example.org", ["Input.Password"] = TestCore.Password, ["Input.WorkspaceName"] = "Agents",
        });
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("value=\"ada@example.org\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(TestCore.Password, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WeakPassword_NamesTheField()
    {
        var answer = await WebHost.PostFormAsync(_host.Browser(), "/setup", new()
        {
            ["Input.Token"] = await _host.SetupTokenAsync(), ["Input.Name"] = "Ada", ["Input.Email"] = "ada@example.org", ["Input.Password"] = "short", ["Input.WorkspaceName"] = "Agents",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"password-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RightToken_SignsInAndLeadsToTheWorkspace()
    {
        var browser = await _host.SetUpAsync();

        Assert.StartsWith("/w/", (await browser.GetAsync("/")).Headers.Location?.PathAndQuery(), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.GetAsync("/setup")).Headers.Location?.PathAndQuery());
    }

    public void Dispose() => _host.Dispose();
}

public sealed class SignInPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Post_RightPassword_LeadsBackToWhereThePersonWantedToGo()
    {
        await _host.SetUpAsync();

        var answer = await SignInAsync(_host.Browser(), TestCore.Password, "/sign-in?returnUrl=%2Fw%2F1%3Fperiod%3D7d");

        Assert.Equal("/w/1?period=7d", answer.Headers.Location?.PathAndQuery());
        Assert.Contains("httponly", string.Join(';', answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Post_ReturnAddressElsewhere_StaysHere()
    {
        await _host.SetUpAsync();

        var answer = await SignInAsync(_host.Browser(), TestCore.Password, "/sign-in?returnUrl=%2F%2Fevil.example");

        Assert.Equal("/", answer.Headers.Location?.PathAndQuery());
    }

    [Fact]
    public async Task Post_WrongPassword_SaysSoOnThePage()
    {
        await _host.SetUpAsync();

        var answer = await SignInAsync(_host.Browser(), "not the password", "/sign-in");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutFormToken_IsRefused()
    {
        var browser = await _host.SetUpAsync();

        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_Page_CarriesSecurityHeadersAndNoScript()
    {
        var browser = await _host.SetUpAsync();

        var answer = await browser.GetAsync("/sign-in");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WorkspaceWithoutSession_AsksToSignIn()
    {
        await _host.SetUpAsync();

        var answer = await _host.Browser().GetAsync("/w/65f0000000000000000000aa?period=7d");

        Assert.Equal("/sign-in?returnUrl=%2Fw%2F65f0000000000000000000aa%3Fperiod%3D7d", answer.Headers.Location?.PathAndQuery());
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string password, string address) =>
        WebHost.PostFormAsync(browser, address, new() { ["Input.Email"] = "ada@example.org", ["Input.Password"] = password });

    public void Dispose() => _host.Dispose();
}

internal static class LocationText
{
    /// <returns>The address without its host, which redirects may or may not carry.</returns>
    public static string PathAndQuery(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
