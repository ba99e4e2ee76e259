using System.Text;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Sketches;
using Inspectra.Core.Metrics.Streams;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Checks a draft and makes the stored event of it. One per thread of work; holds buffers.</summary>
internal sealed class ExecutionBuilder(ObjectId workspaceId, DimensionValuePool pool, long receivedMs)
{
    public const int MaxNameLength = 200;
    public const int MaxIdLength = 128;
    public const int MaxMessageLength = 4_000;
    public const long MaxDurationUs = 3_660L * 24 * 3_600 * 1_000_000;
    public const long MaxCreditsMicro = 1_000_000_000L * 1_000_000;
    public const long MaxTokens = 1_000_000_000_000;
    private const long EarliestMs = 0;
    private static readonly long LatestMs = new DateTimeOffset(2200, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly byte[] _workspace = workspaceId.ToByteArray();
    private readonly BsonBytes _bson = new();

    /// <returns>Null and a refusal when the draft breaks a rule.</returns>
    public EventRecord? Build(in ExecutionDraft draft, out ItemRefusal? refusal)
    {
        refusal = CheckTexts(draft);
        if (refusal is not null)
        {
            return null;
        }

        var status = StatusReader.CodeOf(draft.Status);
        if (status < 0)
        {
            refusal = new(FieldNames.Status, draft.Status.IsEmpty
                ? "is required"
                : $"\"{Shown(draft.Status)}\" is not a known status; use one of {string.Join(", ", ExecutionStatus.All)}");
            return null;
        }

        var isOpen = status >= ExecutionStream.Definition.FirstOpenStatus;
        refusal = CheckNumbers(draft, isOpen);
        if (refusal is not null || draft.StartedMs is not { } started)
        {
            refusal ??= new(FieldNames.StartedAt, "is required");
            return null;
        }

        var duration = draft.DurationUs ?? (draft.CompletedMs - started) * 1_000;
        if (duration > MaxDurationUs)
        {
            refusal = new(draft.DurationUs is null ? FieldNames.CompletedAt : FieldNames.Duration, "is more than ten years after the start");
            return null;
        }

        var fact = new EventFact { TimeMs = started, Sign = 1, Status = (byte)status };
        fact.Dimensions[ExecutionStream.Agent] = pool.Get(draft.Agent);
        fact.Dimensions[ExecutionStream.User] = pool.Get(draft.User);
        fact.Dimensions[ExecutionStream.Model] = pool.Get(draft.Model);
        fact.Dimensions[ExecutionStream.Environment] = pool.Get(draft.Environment);
        fact.Dimensions[ExecutionStream.Version] = pool.Get(draft.Version);
        fact.Dimensions[ExecutionStream.ErrorType] = pool.Get(draft.ErrorType);
        SetMeasure(ref fact, ExecutionStream.Duration, duration);
        SetMeasure(ref fact, ExecutionStream.Credits, draft.CreditsMicro);
        SetMeasure(ref fact, ExecutionStream.TokensIn, draft.TokensIn);
        SetMeasure(ref fact, ExecutionStream.TokensOut, draft.TokensOut);
        if (duration is { } us)
        {
            fact.Bin = (short)QuantileSketch.BinOf(us);
        }

        return new EventRecord { Document = Write(draft, status, started, duration), Fact = fact };
    }

    private static void SetMeasure(ref EventFact fact, int measure, long? value)
    {
        if (value is { } known)
        {
            fact.Measures[measure] = known;
            fact.MeasureMask |= (byte)(1 << measure);
        }
    }

    private static ItemRefusal? CheckTexts(in ExecutionDraft draft) =>
        (draft.ExecutionId.IsEmpty ? new ItemRefusal(FieldNames.ExecutionId, "is required") : null)
        ?? CheckName(FieldNames.ExecutionId, draft.ExecutionId, MaxIdLength)
        ?? (draft.Agent.IsEmpty ? new ItemRefusal(FieldNames.Agent, "is required") : null)
        ?? CheckName(FieldNames.Agent, draft.Agent, MaxNameLength)
        ?? CheckName(FieldNames.User, draft.User, MaxNameLength)
        ?? CheckName(FieldNames.Model, draft.Model, MaxNameLength)
        ?? CheckName(FieldNames.Environment, draft.Environment, MaxNameLength)
        ?? CheckName(FieldNames.Version, draft.Version, MaxNameLength)
        ?? CheckName(FieldNames.ErrorType, draft.ErrorType, MaxNameLength)
        ?? CheckMessage(draft.ErrorMessage);

    private static ItemRefusal? CheckName(string field, ReadOnlySpan<byte> text, int limit)
    {
        if (text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 || text.Contains((byte)0x7F))
        {
            return new(field, text.Contains((byte)0) ? "contains a NUL character" : "contains a control character");
        }

        return CheckLength(field, text, limit);
    }

    private static ItemRefusal? CheckMessage(ReadOnlySpan<byte> text) =>
        text.Contains((byte)0)
            ? new(FieldNames.ErrorMessage, "contains a NUL character")
            : CheckLength(FieldNames.ErrorMessage, text, MaxMessageLength);

    private static ItemRefusal? CheckLength(string field, ReadOnlySpan<byte> text, int limit)
    {
        // No text has more characters than bytes, so counting is rarely needed.
        if (text.Length <= limit)
        {
            return null;
        }

        var length = Encoding.UTF8.GetCharCount(text);
        return length <= limit ? null : new(field, $"has {length} characters; at most {limit} are allowed");
    }

    private static ItemRefusal? CheckNumbers(in ExecutionDraft draft, bool isOpen)
    {
        if (draft.StartedMs is < EarliestMs || draft.StartedMs > LatestMs)
        {
            return new(FieldNames.StartedAt, "lies outside the years 1970 to 2200");
        }

        if (draft.CompletedMs is < EarliestMs || draft.CompletedMs > LatestMs)
        {
            return new(FieldNames.CompletedAt, "lies outside the years 1970 to 2200");
        }

        if (draft.CompletedMs < draft.StartedMs)
        {
            return new(FieldNames.CompletedAt, "lies before started_at");
        }

        if (draft.DurationUs < 0)
        {
            return new(FieldNames.Duration, "is negative");
        }

        if (isOpen && (draft.CompletedMs is not null || draft.DurationUs is not null))
        {
            return new(
                draft.CompletedMs is not null ? FieldNames.CompletedAt : FieldNames.Duration,
                "is given, but the status says that the execution has not ended");
        }

        return CheckRange(FieldNames.Credits, draft.CreditsMicro, MaxCreditsMicro, "1,000,000,000")
            ?? CheckRange(FieldNames.TokensIn, draft.TokensIn, MaxTokens, "1,000,000,000,000")
            ?? CheckRange(FieldNames.TokensOut, draft.TokensOut, MaxTokens, "1,000,000,000,000");
    }

    private static ItemRefusal? CheckRange(string field, long? value, long limit, string shown) => value switch
    {
        < 0 => new(field, "is negative"),
        _ when value > limit => new(field, $"is greater than {shown}"),
        _ => null,
    };

    private static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text);
        return shown.Length <= 40 ? shown : shown[..40] + "…";
    }

    private byte[] Write(in ExecutionDraft draft, int status, long started, long? duration)
    {
        _bson.Clear();
        var document = _bson.Begin();
        var id = _bson.BeginDocument("_id"u8);
        _bson.Id("w"u8, _workspace);
        _bson.Moment("t"u8, started);
        _bson.Text("e"u8, draft.ExecutionId);
        _bson.End(id);
        _bson.Text("agent"u8, draft.Agent);
        TextIfAny("user"u8, draft.User);
        _bson.Text("status"u8, StatusBytes[status]);
        var completed = draft.CompletedMs ?? (duration is { } us ? started + us / 1_000 : null);
        if (completed is { } end)
        {
            _bson.Moment("completedUtc"u8, end);
        }

        NumberIfAny("durationUs"u8, duration);
        NumberIfAny("creditsMicro"u8, draft.CreditsMicro);
        NumberIfAny("tokensIn"u8, draft.TokensIn);
        NumberIfAny("tokensOut"u8, draft.TokensOut);
        TextIfAny("model"u8, draft.Model);
        TextIfAny("environment"u8, draft.Environment);
        TextIfAny("version"u8, draft.Version);
        TextIfAny("errorType"u8, draft.ErrorType);
        TextIfAny("errorMessage"u8, draft.ErrorMessage);
        if (!draft.Metadata.IsEmpty)
        {
            _bson.Document("metadata"u8, draft.Metadata);
        }

        _bson.Moment("receivedUtc"u8, receivedMs);
        _bson.End(document);
        return _bson.ToArray();
    }

    private static readonly byte[][] StatusBytes = [.. ExecutionStatus.All.Select(Encoding.UTF8.GetBytes)];

    private void TextIfAny(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            _bson.Text(name, value);
        }
    }

    private void NumberIfAny(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            _bson.Int64(name, known);
        }
    }
}
