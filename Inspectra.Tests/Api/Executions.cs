using System.Globalization;
using System.Text.Json;

namespace Inspectra.Tests.Api;

/// <summary>Executions as programs write them.</summary>
internal static class Executions
{
    public static readonly DateTime Start = new(2026, 3, 17, 8, 0, 0, DateTimeKind.Utc);

    public static string One(
        string id, string status = "succeeded", string agent = "planner", string? user = null, int minutes = 0, double? duration = 1.5,
        decimal? credits = null) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["execution_id"] = id,
            ["agent"] = agent,
            ["status"] = status,
            ["user"] = user,
            ["started_at"] = Time(minutes),
            ["duration"] = status is "running" or "queued" ? null : duration,
            ["credits"] = credits,
        });

    /// <summary>One execution in which one field is written as given, or left out where that is null.</summary>
    public static string With(string field, string? json)
    {
        var fields = new Dictionary<string, string?>
        {
            ["execution_id"] = "\"x\"", ["agent"] = "\"a\"", ["status"] = "\"ok\"", ["started_at"] = $"\"{Time(0)}\"", [field] = json,
        };
        return "{" + string.Join(",", fields.Where(f => f.Value is not null).Select(f => $"\"{f.Key}\":{f.Value}")) + "}";
    }

    public static string Many(int count, string prefix = "e") =>
        "[" + string.Join(",", Enumerable.Range(0, count).Select(i => One($"{prefix}{i}", minutes: i))) + "]";

    public static string Time(int minutes) =>
        Start.AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
