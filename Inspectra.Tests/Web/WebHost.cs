using System.Net;
using System.Text.RegularExpressions;
using Inspectra.Core.Services.Identity;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Web;

/// <summary>The whole server in this process, its database in memory, asked as a browser without scripts would.</summary>
public sealed partial class WebHost : WebApplicationFactory<Inspectra.Web.Layout.App>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Inspectra:InMemory", "true");
        builder.ConfigureTestServices(services => services.AddSingleton(TestCore.Settings()));
    }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    public async Task<string> SetupTokenAsync() =>
        await Services.GetRequiredService<SetupTokenService>().IssueAsync(CancellationToken.None) ?? throw new InvalidOperationException("Set-up is over.");

    /// <returns>A browser whose person has just set the server up.</returns>
    public async Task<HttpClient> SetUpAsync()
    {
        var browser = Browser();
        var answer = await PostFormAsync(browser, "/setup", new()
        {
            ["Input.Token"] = await SetupTokenAsync(), ["Input.Name"] = "Ada Lovelace", ["Input.Email"] = "ada@example.org",
            ["Input.Password"] = TestCore.Password, ["Input.WorkspaceName"] = "Agents", ["Input.TimeZone"] = "Europe/Berlin",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Opens a page, and sends its form back with these values and the form's own hidden fields.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(HttpClient browser, string address, Dictionary<string, string> values)
    {
        var page = await browser.GetStringAsync(address);
        foreach (Match hidden in HiddenField().Matches(page))
        {
            values.TryAdd(WebUtility.HtmlDecode(hidden.Groups[1].Value), WebUtility.HtmlDecode(hidden.Groups[2].Value));
        }

        return await browser.PostAsync(address, new FormUrlEncodedContent(values));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
