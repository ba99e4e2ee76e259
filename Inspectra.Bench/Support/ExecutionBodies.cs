using System.Buffers;
using System.Text.Json;
using Inspectra.Core.Services.Agents;
using Inspectra.Seed.Generators;
using MongoDB.Bson;

namespace Inspectra.Bench.Support;

/// <summary>Executions as live traffic brings them, in the two shapes that are compared: JSON for the server, and the
/// bytes it would store for the bare loop.</summary>
public static class ExecutionBodies
{
    /// <returns>Executions of yesterday, oldest first.</returns>
    public static List<ExecutionInput> Live(int count)
    {
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var generator = new ExecutionGenerator(random: 1, users: 200, yesterday);
        return [.. generator.Day(yesterday, count, DateTime.MaxValue).OrderBy(e => e.StartedUtc)];
    }

    /// <returns>A JSON array, as UTF-8.</returns>
    public static byte[] Json(ReadOnlySpan<ExecutionInput> executions)
    {
        var buffer = new ArrayBufferWriter<byte>(executions.Length * 400);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var execution in executions)
            {
                Write(writer, execution);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>One JSON object, as UTF-8.</returns>
    public static byte[] JsonOne(ExecutionInput execution)
    {
        var buffer = new ArrayBufferWriter<byte>(400);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, execution);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>The stored document, and the key of its unique tree: workspace, time, id.</returns>
    public static (byte[] Key, byte[] Document) Stored(ObjectId workspace, ExecutionInput e)
    {
        var document = new BsonDocument
        {
            { "_id", new BsonDocument { { "w", workspace }, { "t", e.StartedUtc }, { "e", e.ExecutionId } } },
            { "agent", e.Agent }, { "user", e.User ?? "" }, { "status", e.Status }, { "completedUtc", e.CompletedUtc },
            { "durationUs", (long)e.Duration!.Value.TotalMicroseconds }, // The generator gives every run a duration and credits.
            { "creditsMicro", (long)(e.Credits!.Value * 1_000_000) },
            { "tokensIn", e.TokensIn }, { "tokensOut", e.TokensOut }, { "model", e.Model ?? "" },
            { "environment", e.Environment ?? "" }, { "version", e.Version ?? "" },
        };
        if (e.ErrorType is not null)
        {
            document.Add("errorType", e.ErrorType);
            document.Add("errorMessage", e.ErrorMessage ?? "");
        }

        document.Add("receivedUtc", e.StartedUtc);
        var key = new byte[20 + e.ExecutionId.Length];
        workspace.ToByteArray().CopyTo(key, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(12), e.StartedUtc.Ticks);
        System.Text.Encoding.UTF8.GetBytes(e.ExecutionId, key.AsSpan(20));
        return (key, document.ToBson());
    }

    private static void Write(Utf8JsonWriter writer, ExecutionInput e)
    {
        writer.WriteStartObject();
        writer.WriteString("execution_id"u8, e.ExecutionId);
        writer.WriteString("agent"u8, e.Agent);
        writer.WriteString("user"u8, e.User);
        writer.WriteString("status"u8, e.Status);
        writer.WriteString("started_at"u8, e.StartedUtc);
        if (e.CompletedUtc is { } completed)
        {
            writer.WriteString("completed_at"u8, completed);
        }

        if (e.Duration is { } duration)
        {
            writer.WriteNumber("duration"u8, duration.TotalSeconds);
        }

        if (e.Credits is { } credits)
        {
            writer.WriteNumber("credits"u8, credits);
        }

        writer.WriteNumber("tokens_in"u8, e.TokensIn ?? 0);
        writer.WriteNumber("tokens_out"u8, e.TokensOut ?? 0);
        writer.WriteString("model"u8, e.Model);
        writer.WriteString("environment"u8, e.Environment);
        writer.WriteString("version"u8, e.Version);
        if (e.ErrorType is not null)
        {
            writer.WriteString("error_type"u8, e.ErrorType);
            writer.WriteString("error_message"u8, e.ErrorMessage);
        }

        writer.WriteEndObject();
    }
}
