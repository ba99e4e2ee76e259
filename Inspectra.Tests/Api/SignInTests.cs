using System.Net;
using System.Text.RegularExpressions;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>The forms that people enter by, as an attacker uses them. A test that guesses has a server of its own, because guesses
/// are counted.</summary>
public sealed partial class SignInTests(ApiServer shared) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task SignIn_UnknownWrongAndLongPassword_GetTheSameAnswer()
    {
        await using var server = await ServerAsync();
        var answers = new List<string>();
        foreach (var (email, password) in new[]
        {
            (server.Owner.Email, "not the password"), ("nobody@example.org", "not the password"), ("{\"$ne\":null}", "{\"$ne\":null}"),
            (server.Owner.Email, new string('p', 5_000)),
        })
        {
            using var browser = new BrowserSession(server);
            using var response = await SignInAsync(browser, email, password);
            var text = await response.Content.ReadAsStringAsync();
            answers.Add($"{(int)response.StatusCode} {Volatile().Replace(text, "").Replace(WebUtility.HtmlEncode(email), "", StringComparison.Ordinal)}");
            Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("inspectra.session", StringComparison.Ordinal)));
        }

        foreach (var answer in answers) { Assert.Equal(answers[0], answer); }
        Assert.StartsWith("401", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ManyGuesses_AreThrottledAndThenForgiven()
    {
        await using var server = await ServerAsync();
        using var browser = new BrowserSession(server);
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++) { statuses.Add(await StatusAsync(browser, server.Owner.Email, $"guess number {i}")); }

        var rightButEarly = await StatusAsync(browser, server.Owner.Email, server.Owner.Password);
        server.Clock.Advance(TimeSpan.FromMinutes(20));
        var rightAndLater = await StatusAsync(browser, server.Owner.Email, server.Owner.Password);

        Assert.Equal([401, 401, 401, 401, 401, 429, 429, 429], statuses);
        Assert.Equal((429, 302), (rightButEarly, rightAndLater));
    }

    [Fact]
    public async Task SignIn_ForwardedAddresses_DoNotEvadeTheThrottle()
    {
        await using var server = await ServerAsync();
        using var browser = new BrowserSession(server);
        var token = await browser.TokenAsync("/sign-in");
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = Form(token, server.Owner.Email, $"guess number {i}"),
            };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            using var response = await browser.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal(429, statuses[^1]);
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData("/w/0123456789abcdef01234567/executions?status=failed", "/w/0123456789abcdef01234567/executions?status=failed")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\nLocation: https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData(" /x", "/")]
    [InlineData("/%2f%2fevil.example", "/%2f%2fevil.example")]
    public async Task SignIn_ReturnAddress_StaysHere(string? returnUrl, string expected)
    {
        using var browser = new BrowserSession(shared);
        var path = returnUrl is null ? "/sign-in" : "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl);

        using var response = await browser.SubmitAsync(path, "sign-in", ("Input.Email", shared.Owner.Email), ("Input.Password", shared.Owner.Password));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var location = new Uri(shared.Address, response.Headers.Location!); // A redirect has one.
        Assert.Equal(shared.Address.Authority, location.Authority);
        Assert.Equal(expected, location.PathAndQuery);
    }

    [Fact]
    public async Task SignIn_Right_SetsACookieThatScriptsCannotRead()
    {
        await using var server = await ServerAsync();
        using var browser = new BrowserSession(server);

        using var response = await SignInAsync(browser, server.Owner.Email, server.Owner.Password);

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("inspectra.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(server.Owner.SessionToken, SessionOf(response));
    }

    [Fact]
    public async Task SignOut_WithTheToken_EndsTheSessionAtOnce()
    {
        await using var server = await ServerAsync();
        using var browser = new BrowserSession(server);
        using var entered = await SignInAsync(browser, server.Owner.Email, server.Owner.Password);
        var session = SessionOf(entered);
        browser.SignInAs(server.Owner with { SessionToken = session });
        var token = await browser.TokenAsync("/password");

        using var left = await browser.PostAsync("/sign-out", ("__RequestVerificationToken", token));

        Assert.Equal("/sign-in", left.Headers.Location?.OriginalString);
        Assert.Null(await server.Get<SessionService>().ValidateAsync(session, CancellationToken.None));
    }

    [Fact]
    public async Task Setup_FiftyAtOnce_MakeOneAdministrator()
    {
        await using var server = new ApiServer();
        server.Start();
        var token = (await server.Get<SetupTokenService>().IssueAsync(CancellationToken.None))!; // Set-up is open.
        using var browser = new BrowserSession(server);
        var form = await browser.TokenAsync("/setup");

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => browser.PostAsync(
            "/setup", ("_handler", "setup"), ("__RequestVerificationToken", form), ("Input.Token", token), ("Input.Name", $"Admin {i}"),
            ("Input.Email", $"admin{i}@example.org"), ("Input.Password", TestCore.Password), ("Input.WorkspaceName", $"Workspace {i}"))));

        Assert.Equal(1, responses.Count(r => r.Headers.TryGetValues("Set-Cookie", out var c) && c.Any(v => v.StartsWith("inspectra.session=", StringComparison.Ordinal))));
        Assert.DoesNotContain(responses, r => (int)r.StatusCode >= 500);
        var users = await server.Get<UserRepository>().CountAsync(_ => true, CancellationToken.None);
        Assert.Equal(1, users);
        using var later = await browser.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task Setup_WrongToken_MakesNobody()
    {
        await using var server = new ApiServer();
        server.Start();
        using var browser = new BrowserSession(server);

        using var response = await browser.SubmitAsync(
            "/setup", "setup", ("Input.Token", "guess"), ("Input.Name", "A"), ("Input.Email", "a@example.org"), ("Input.Password", TestCore.Password),
            ("Input.WorkspaceName", "W"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, await server.Get<UserRepository>().CountAsync(_ => true, CancellationToken.None));
    }

    [Fact]
    public async Task Forms_WithoutTheirToken_AreRefused()
    {
        await using var server = await ServerAsync();
        using var browser = new BrowserSession(server);
        browser.SignInAs(server.Owner);

        foreach (var (path, form) in new[] { ("/sign-in", "sign-in"), ("/setup", "setup"), ("/password", "password"), ("/sign-out", "") })
        {
            using var response = await browser.PostAsync(path, ("_handler", form), ("Input.Email", server.Owner.Email), ("Input.Password", server.Owner.Password));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.NotNull(await server.Get<SessionService>().ValidateAsync(server.Owner.SessionToken, CancellationToken.None));
    }

    [Fact]
    public async Task Upload_NeedsTheTokenAndTheRight()
    {
        await using var server = await ServerAsync();
        var foreign = await server.NewWorkspaceAsync();
        var viewer = await server.NewPersonAsync(server.Owner, WorkspaceRole.Viewer);
        var analyst = await server.NewPersonAsync(server.Owner, WorkspaceRole.Analyst);

        var own = $"/w/{server.Owner.WorkspaceId}/uploads?name=a.csv";
        Assert.Equal(400, await UploadAsync(server, analyst, own, withToken: false));
        Assert.Equal(200, await UploadAsync(server, analyst, own, withToken: true));
        Assert.Equal(403, await UploadAsync(server, viewer, own, withToken: true));
        Assert.Equal(404, await UploadAsync(server, analyst, $"/w/{foreign.Id}/uploads?name=a.csv", withToken: true));
        Assert.Equal(400, await UploadAsync(server, analyst, "/w/nonsense/uploads?name=a.csv", withToken: true));
        Assert.Equal(400, await UploadAsync(server, analyst, $"/w/{server.Owner.WorkspaceId}/uploads", withToken: true));
    }

    // The clock of the tests is not the browser's, which would throw the cookie away as too old.
    private static string SessionOf(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie")
        .Single(c => c.StartsWith("inspectra.session=", StringComparison.Ordinal)).Split('=', ';')[1];

    private static async Task<ApiServer> ServerAsync()
    {
        var server = new ApiServer();
        await server.InitializeAsync();
        return server;
    }

    private static Task<HttpResponseMessage> SignInAsync(BrowserSession browser, string email, string password) =>
        browser.SubmitAsync("/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", password));

    private static async Task<int> StatusAsync(BrowserSession browser, string email, string password)
    {
        using var response = await SignInAsync(browser, email, password);
        return (int)response.StatusCode;
    }

    private static FormUrlEncodedContent Form(string token, string email, string password) => new(new Dictionary<string, string>
    {
        ["_handler"] = "sign-in", ["__RequestVerificationToken"] = token, ["Input.Email"] = email, ["Input.Password"] = password,
    });

    private static async Task<int> UploadAsync(ApiServer server, TestPerson person, string path, bool withToken)
    {
        using var browser = new BrowserSession(server);
        browser.SignInAs(person);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent("a,b\n1,2\n"u8.ToArray()) };
        if (withToken) { request.Headers.Add("X-Antiforgery", await browser.TokenAsync("/password")); }
        using var response = await browser.SendAsync(request);
        Assert.True(!server.Log.Errors.Any(), string.Join("\n", server.Log.Errors));
        return (int)response.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|value=\"[^\"]*\"|CfDJ8[A-Za-z0-9+/=_-]+")]
    private static partial Regex Volatile();
}
