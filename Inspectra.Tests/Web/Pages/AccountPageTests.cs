using System.Net;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Web.Pages;

public sealed class PasswordPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Post_NewPassword_KeepsThisBrowserSignedIn()
    {
        var browser = await _host.SetUpAsync();

        var answer = await WebHost.PostFormAsync(browser, "/password", new() { ["Input.Current"] = TestCore.Password, ["Input.New"] = "another walk by the lake" });

        Assert.Equal("/", answer.Headers.Location?.PathAndQuery());
        Assert.StartsWith("/w/", (await browser.GetAsync("/")).Headers.Location?.PathAndQuery(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongCurrentPassword_NamesTheField()
    {
        var answer = await WebHost.PostFormAsync(await _host.SetUpAsync(), "/password", new() { ["Input.Current"] = "wrong", ["Input.New"] = "another walk by the lake" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"current-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}

public sealed class NewWorkspacePageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Post_Name_MakesTheWorkspaceAndOpensIt()
    {
        var answer = await WebHost.PostFormAsync(await _host.SetUpAsync(), "/workspaces/new", new() { ["Input.Name"] = "Second", ["Input.TimeZone"] = "Asia/Kolkata" });

        Assert.StartsWith("/w/", answer.Headers.Location?.PathAndQuery(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BlankName_IsRefusedOnThePage()
    {
        var answer = await WebHost.PostFormAsync(await _host.SetUpAsync(), "/workspaces/new", new() { ["Input.Name"] = "  " });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    public void Dispose() => _host.Dispose();
}

public sealed class RootPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Get_AfterSecondWorkspaceWasOpened_LeadsBackToIt()
    {
        var browser = await _host.SetUpAsync();
        var made = await WebHost.PostFormAsync(browser, "/workspaces/new", new() { ["Input.Name"] = "Second" });
        var second = made.Headers.Location!.PathAndQuery(); // The test above shows that it is there.

        await browser.GetAsync(second);

        Assert.Equal(second, (await browser.GetAsync("/")).Headers.Location?.PathAndQuery());
    }

    [Fact]
    public async Task Get_SignedOut_LeadsToSignIn()
    {
        await _host.SetUpAsync();

        Assert.Equal("/sign-in", (await _host.Browser().GetAsync("/")).Headers.Location?.PathAndQuery());
    }

    public void Dispose() => _host.Dispose();
}

public sealed class NotFoundPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Get_UnknownAddress_Is404WithAWayOut()
    {
        var answer = await (await _host.SetUpAsync()).GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This page does not exist", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}

public sealed class ErrorPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Get_ErrorPage_ShowsAReferenceAndNothingInternal()
    {
        var page = await (await _host.Browser().GetAsync("/error")).Content.ReadAsStringAsync();

        Assert.Contains("Reference", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}
