using System.Text.Json;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Inspectra.Tests.Api;

/// <summary>The description of the API says what the API does.</summary>
[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(ApiServer server)
{
    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Document_Routes_AreAsApproved()
    {
        var document = await DocumentAsync();

        var lines = Operations(document).Select(o => $"{o.Method.ToUpperInvariant()} {o.Path} {o.Operation.GetProperty("operationId").GetString()} "
            + string.Join(' ', o.Operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal)));

        Snapshot.Check("openapi-routes.txt", lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_EveryMappedRoute_IsDescribed()
    {
        var document = await DocumentAsync();
        var mapped = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1/workspaces", StringComparison.Ordinal) == true)
            .SelectMany(e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.TrimEnd('/')}"));

        var described = Operations(document).Select(o => $"{o.Method.ToUpperInvariant()} {o.Path.TrimEnd('/')}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_EveryOperation_HasASummaryATagAndTypedAnswers()
    {
        foreach (var (path, method, operation) in Operations(await DocumentAsync()))
        {
            var what = $"{method} {path}";
            Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()), what);
            Assert.Equal(1, operation.GetProperty("tags").GetArrayLength());
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(r => r.Name is not "204"))
            {
                Assert.True(response.Value.TryGetProperty("content", out var content) && content.EnumerateObject().Any(), $"{what} {response.Name}");
                var isRefusal = response.Name[0] == '4' || response.Name[0] == '5';
                Assert.True(!isRefusal || content.TryGetProperty("application/problem+json", out _), $"{what} {response.Name}");
            }

            foreach (var name in path.Split('{').Skip(1).Select(p => p.Split('}')[0]))
            {
                Assert.Contains(operation.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == name);
            }
        }
    }

    [Fact]
    public async Task Document_References_AllLeadSomewhere()
    {
        var document = await DocumentAsync();
        var references = References(document).Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(
            reference.Split('/').Skip(1).Aggregate((JsonElement?)document, (at, name) => at?.TryGetProperty(name, out var next) == true ? next : null) is not null,
            reference));
    }

    [Fact]
    public async Task Document_Schemas_SpeakSnakeCaseAndKnowWhatIsRequired()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");

        var body = schemas.GetProperty("ExecutionBody");
        Assert.Equal(
            ["agent", "execution_id", "started_at", "status"],
            body.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order(StringComparer.Ordinal));
        Assert.True(body.GetProperty("properties").TryGetProperty("error_message", out _));
        Assert.Equal(
            ["from", "metrics", "to"],
            schemas.GetProperty("MetricQueryBody").GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("properties", out _))
                .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject()),
            p => p.Name.Any(char.IsUpper));
    }

    [Fact]
    public async Task Document_Security_AsksForAKey()
    {
        var document = await DocumentAsync();

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey").GetProperty("scheme").GetString());
        Assert.Equal(1, document.GetProperty("security").GetArrayLength());
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/openapi.json");
        request.Headers.Add("Cookie", $"inspectra.session={server.Owner.SessionToken}");
        var answer = await ApiAnswer.ReadAsync(await server.Http.SendAsync(request));
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => s_methods.Contains(o.Name)).Select(o => (path.Name, o.Name, o.Value)));

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
