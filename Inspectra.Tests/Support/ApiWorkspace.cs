using System.Net.Http.Headers;
using System.Text;
using Inspectra.Core.Services.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Tests.Support;

/// <summary>A workspace as a program meets it: an address and a key.</summary>
public sealed record ApiWorkspace(ApiServer Server, TestPerson Owner, ApiKeyCreated Key)
{
    public ObjectId Id => Owner.WorkspaceId;

    public string Root => $"/api/v1/workspaces/{Id}";

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ApiAnswer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, Json(json));

    /// <summary>Sends one object or an array of them.</summary>
    public Task<ApiAnswer> IngestAsync(string json) => PostAsync("/executions", json);

    public Task<ApiAnswer> IngestLinesAsync(string lines) =>
        SendAsync(HttpMethod.Post, "/executions", Content(Encoding.UTF8.GetBytes(lines), "application/x-ndjson"));

    /// <param name="path">Behind the workspace's address, beginning with a slash or empty.</param>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key.Secret);
        return await ApiAnswer.ReadAsync(await Server.Http.SendAsync(request));
    }

    public static HttpContent Json(string json) => Content(Encoding.UTF8.GetBytes(json), "application/json");

    public static ByteArrayContent Content(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
