using System.Text;
using System.Text.Json;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Reads the fields of one JSON object into a draft. Holds buffers: one per request.</summary>
internal sealed class ExecutionJsonReader
{
    private readonly TextScratch _scratch = new();
    private readonly MetadataReader _metadata;

    public ExecutionJsonReader() => _metadata = new(_scratch);

    /// <param name="reader">Stands on the start of the object; afterwards on its end, unless refused.</param>
    /// <param name="draft">Valid until the next call.</param>
    /// <returns>Null when all fields could be read; otherwise the first that could not.</returns>
    public ItemRefusal? Read(scoped ref Utf8JsonReader reader, ref ExecutionDraft draft)
    {
        _scratch.Clear();
        var seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (FieldOf(ref reader) is not { } field)
            {
                return new(UnknownName(ref reader), "is not a field of an execution");
            }

            if ((seen & 1 << (int)field) != 0)
            {
                return new(NameOf(field), "is given twice");
            }

            seen |= 1 << (int)field;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null && ReadValue(ref reader, ref draft, field) is { } reason)
            {
                return new(NameOf(field), reason);
            }
        }

        const int both = 1 << (int)Field.Duration | 1 << (int)Field.DurationMs;
        return (seen & both) == both ? new(FieldNames.DurationMs, "is given beside duration; give one of them") : null;
    }

    private string? ReadValue(scoped ref Utf8JsonReader reader, ref ExecutionDraft draft, Field field)
    {
        switch (field)
        {
            case Field.Duration:
                return ReadScaled(ref reader, 1_000_000m, "seconds", out draft.DurationUs);
            case Field.DurationMs:
                return ReadScaled(ref reader, 1_000m, "milliseconds", out draft.DurationUs);
            case Field.Credits:
                return ReadScaled(ref reader, 1_000_000m, "credits", out draft.CreditsMicro);
            case Field.TokensIn:
                return ReadWhole(ref reader, out draft.TokensIn);
            case Field.TokensOut:
                return ReadWhole(ref reader, out draft.TokensOut);
            case Field.Metadata:
                return reader.TokenType == JsonTokenType.StartObject
                    ? _metadata.Read(ref reader, out draft.Metadata)
                    : "must be an object";
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return field is Field.StartedAt or Field.CompletedAt
                ? "must be a text with an ISO-8601 time"
                : "must be a text";
        }

        if (!_scratch.TryUnescape(ref reader, out var text))
        {
            return "contains half of a surrogate pair";
        }

        if (field is Field.StartedAt or Field.CompletedAt)
        {
            return ReadTime(text, field, ref draft);
        }

        Assign(ref draft, field, Trim(text));
        return null;
    }

    private static string? ReadTime(ReadOnlySpan<byte> text, Field field, ref ExecutionDraft draft)
    {
        if (IsoTime.Parse(text) is not { } moment)
        {
            return "is not an ISO-8601 time such as 2026-01-31T10:15:00Z";
        }

        if (field == Field.StartedAt)
        {
            draft.StartedMs = moment;
        }
        else
        {
            draft.CompletedMs = moment;
        }

        return null;
    }

    private static void Assign(ref ExecutionDraft draft, Field field, ReadOnlySpan<byte> text)
    {
        switch (field)
        {
            case Field.ExecutionId: draft.ExecutionId = text; break;
            case Field.Agent: draft.Agent = text; break;
            case Field.User: draft.User = text; break;
            case Field.Status: draft.Status = text; break;
            case Field.Model: draft.Model = text; break;
            case Field.Environment: draft.Environment = text; break;
            case Field.Version: draft.Version = text; break;
            case Field.ErrorType: draft.ErrorType = text; break;
            default: draft.ErrorMessage = text; break;
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim((byte)' ');

    private static string? ReadScaled(scoped ref Utf8JsonReader reader, decimal scale, string unit, out long? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return $"must be a number of {unit}";
        }

        // 1e-30 is a decimal's zero, 1e300 no decimal at all; a double tells which.
        if (!reader.TryGetDecimal(out var number) || Math.Abs(number) > 9_000_000_000_000_000_000m / scale)
        {
            return "is too large";
        }

        value = (long)Math.Round(number * scale, MidpointRounding.ToEven);
        return number < 0 && value == 0 ? "is negative" : null;
    }

    private static string? ReadWhole(scoped ref Utf8JsonReader reader, out long? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number))
        {
            return "must be a whole number";
        }

        value = number;
        return null;
    }

    private static string UnknownName(scoped ref Utf8JsonReader reader)
    {
        var name = Encoding.UTF8.GetString(reader.ValueSpan);
        return name.Length <= 80 ? name : name[..80] + "…";
    }

    private static Field? FieldOf(scoped ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            name = Encoding.UTF8.GetBytes(reader.GetString() ?? "");
        }

        return name.Length switch
        {
            4 => name.SequenceEqual("user"u8) ? Field.User : null,
            5 => name.SequenceEqual("agent"u8) ? Field.Agent : name.SequenceEqual("model"u8) ? Field.Model : null,
            6 => name.SequenceEqual("status"u8) ? Field.Status : null,
            7 => name.SequenceEqual("credits"u8) ? Field.Credits : name.SequenceEqual("version"u8) ? Field.Version : null,
            8 => name.SequenceEqual("duration"u8) ? Field.Duration : name.SequenceEqual("metadata"u8) ? Field.Metadata : null,
            9 => name.SequenceEqual("tokens_in"u8) ? Field.TokensIn : null,
            10 => name.SequenceEqual("started_at"u8) ? Field.StartedAt
                : name.SequenceEqual("tokens_out"u8) ? Field.TokensOut
                : name.SequenceEqual("error_type"u8) ? Field.ErrorType : null,
            11 => name.SequenceEqual("duration_ms"u8) ? Field.DurationMs
                : name.SequenceEqual("environment"u8) ? Field.Environment : null,
            12 => name.SequenceEqual("execution_id"u8) ? Field.ExecutionId
                : name.SequenceEqual("completed_at"u8) ? Field.CompletedAt : null,
            13 => name.SequenceEqual("error_message"u8) ? Field.ErrorMessage : null,
            _ => null,
        };
    }

    private static string NameOf(Field field) => field switch
    {
        Field.ExecutionId => FieldNames.ExecutionId,
        Field.Agent => FieldNames.Agent,
        Field.User => FieldNames.User,
        Field.Status => FieldNames.Status,
        Field.StartedAt => FieldNames.StartedAt,
        Field.CompletedAt => FieldNames.CompletedAt,
        Field.Duration => FieldNames.Duration,
        Field.DurationMs => FieldNames.DurationMs,
        Field.Credits => FieldNames.Credits,
        Field.TokensIn => FieldNames.TokensIn,
        Field.TokensOut => FieldNames.TokensOut,
        Field.Model => FieldNames.Model,
        Field.Environment => FieldNames.Environment,
        Field.Version => FieldNames.Version,
        Field.ErrorType => FieldNames.ErrorType,
        Field.ErrorMessage => FieldNames.ErrorMessage,
        _ => FieldNames.Metadata,
    };

    private enum Field
    {
        ExecutionId,
        Agent,
        User,
        Status,
        StartedAt,
        CompletedAt,
        Duration,
        DurationMs,
        Credits,
        TokensIn,
        TokensOut,
        Model,
        Environment,
        Version,
        ErrorType,
        ErrorMessage,
        Metadata,
    }
}
