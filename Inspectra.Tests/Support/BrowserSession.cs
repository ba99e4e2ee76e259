using System.Net;
using System.Text.RegularExpressions;

namespace Inspectra.Tests.Support;

/// <summary>What a browser does with plain pages: keeps cookies, takes the form token along, follows nothing by itself.</summary>
public sealed partial class BrowserSession : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public BrowserSession(ApiServer server) => _http = new HttpClient(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies })
    {
        BaseAddress = server.Address,
    };

    public void SignInAs(TestPerson person) => _cookies.Add(_http.BaseAddress!, new Cookie("inspectra.session", person.SessionToken)); // Set above.

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <returns>The form token of a page.</returns>
    public async Task<string> TokenAsync(string path)
    {
        using var response = await GetAsync(path);
        var found = TokenField().Match(await response.Content.ReadAsStringAsync());
        return found.Success ? WebUtility.HtmlDecode(found.Groups[1].Value) : throw new InvalidOperationException($"{path} has no form token.");
    }

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] fields) =>
        await PostAsync(path, [("_handler", form), ("__RequestVerificationToken", await TokenAsync(path)), .. fields]);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead) =>
        _http.SendAsync(request, until);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
