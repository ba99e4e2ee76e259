using System.Text.Json;

namespace Inspectra.Tests.Support;

/// <summary>What the API answered, read to the end.</summary>
public sealed record ApiAnswer(int Status, string Text, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? Title => Json.GetProperty("title").GetString();

    public string? Code => Json.GetProperty("code").GetString();

    public JsonElement this[string name] => Json.GetProperty(name);

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var text = await response.Content.ReadAsStringAsync();
            return new((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, headers);
        }
    }

    /// <summary>Fails unless this is a refusal as every refusal of the API is: typed, coded, traceable, and silent about the inside.</summary>
    public void AssertProblem(int status, string code)
    {
        Assert.True(status == Status, $"Expected {status}, got {Status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(code, Code);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(Title));
        Assert.False(string.IsNullOrWhiteSpace(Json.GetProperty("correlation_id").GetString()));
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Inspectra.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", Text, StringComparison.Ordinal);
    }
}
