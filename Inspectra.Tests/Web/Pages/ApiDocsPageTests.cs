using System.Net;
using Inspectra.Web;
using Inspectra.Web.Api;

namespace Inspectra.Tests.Web.Pages;

public sealed class ApiDocsPageTests : IDisposable
{
    private readonly WebHost _host = new();

    [Fact]
    public async Task Get_SignedIn_NamesTheDocumentAndBringsItsScripts()
    {
        var browser = await _host.SetUpAsync();

        var page = await browser.GetStringAsync(PageRoutes.ApiDocs);
        var document = await browser.GetAsync(ApiRoutes.OpenApiDocument);

        Assert.Contains($"data-document=\"{ApiRoutes.OpenApiDocument}\"", page, StringComparison.Ordinal);
        Assert.Contains("vendor/swagger-ui/swagger-ui-bundle", page, StringComparison.Ordinal);
        Assert.Contains("js/api-docs", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        Assert.Equal("application/json", document.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_SignedOut_LeadsToSignIn()
    {
        await _host.SetUpAsync();

        var answer = await _host.Browser().GetAsync(PageRoutes.ApiDocs);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(PageRoutes.SignIn, answer.Headers.Location?.PathAndQuery(), StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}
