using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Reads all items of one request. Used once.</summary>
internal sealed class ExecutionIntake(ObjectId workspaceId, DimensionValuePool pool, long receivedMs)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    private readonly ExecutionBuilder _builder = new(workspaceId, pool, receivedMs);
    private readonly ExecutionJsonReader _json = new();
    private readonly TextScratch _scratch = new();
    private readonly List<IngestRejection> _rejections = [];

    /// <summary>More items than this are refused as a whole.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    public IntakeBatch Batch { get; } = new();

    public IReadOnlyList<IngestRejection> Rejections => _rejections;

    /// <summary>Items read so far, refused ones included.</summary>
    public int Count { get; private set; }

    /// <exception cref="RuleViolationException">The body is not JSON; the message names line and column.</exception>
    /// <exception cref="PayloadTooLargeException">There are more than <see cref="MaxItems"/>.</exception>
    public void ReadJson(ReadOnlySpan<byte> body)
    {
        body = WithoutMark(body);
        if (!Utf8.IsValid(body))
        {
            throw NotUtf8(body);
        }

        var lines = new LineCounter(body);
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            ReadDocument(ref reader, body, ref lines);
        }
        catch (JsonException e)
        {
            throw Malformed(e);
        }
    }

    /// <exception cref="RuleViolationException">The body is empty.</exception>
    /// <exception cref="PayloadTooLargeException">There are more than <see cref="MaxItems"/>.</exception>
    public void ReadLines(ReadOnlySpan<byte> body)
    {
        body = WithoutMark(body);
        for (long line = 1; !body.IsEmpty; line++)
        {
            var end = body.IndexOf((byte)'\n');
            var text = (end < 0 ? body : body[..end]).Trim(" \t\r"u8);
            body = end < 0 ? default : body[(end + 1)..];
            if (!text.IsEmpty)
            {
                ReadLine(text, line);
            }
        }

        RuleViolationException.ThrowIf(Count == 0, ErrorCode.InvalidInput, "The body is empty; one execution per line is expected.");
    }

    /// <summary>Takes an item that is typed already.</summary>
    public void Add(ExecutionInput item)
    {
        _scratch.Clear();
        var draft = new ExecutionDraft();
        var refusal = TypedDraft.Fill(item, _scratch, ref draft);
        if (refusal is null && item.MetadataJson is { Length: > 0 } metadata)
        {
            refusal = ReadMetadata(metadata, ref draft);
        }

        Take(draft, refusal, item.Line);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private void ReadDocument(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body, ref LineCounter lines)
    {
        RuleViolationException.ThrowIf(
            body.Trim(" \t\r\n"u8).IsEmpty, ErrorCode.InvalidInput, "The body is empty; an execution or an array of them is expected.");
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadItem(ref reader, lines.At(reader.TokenStartIndex));
            }
        }
        else
        {
            ReadItem(ref reader, 1);
        }

        // Anything behind the end is an error that the reader names.
        reader.Read();
    }

    private void ReadLine(ReadOnlySpan<byte> text, long line)
    {
        if (!Utf8.IsValid(text))
        {
            Take(default, new("", "is not valid UTF-8"), line);
            return;
        }

        var reader = new Utf8JsonReader(text, Options);
        var count = Count;
        try
        {
            reader.Read();
            ReadItem(ref reader, line);
            reader.Read();
        }
        catch (JsonException e)
        {
            if (Count > count)
            {
                // The object itself was whole; what follows it on the line is not. Nothing of the line is taken.
                Undo(count);
            }

            Take(default, new("", $"is not valid JSON at column {e.BytePositionInLine + 1}"), line);
        }
    }

    private void Undo(int count)
    {
        Count = count;
        if (Batch.Positions.Count > 0 && Batch.Positions[^1] == count)
        {
            Batch.Positions.RemoveAt(Batch.Positions.Count - 1);
            Batch.Events.RemoveAt(Batch.Events.Count - 1);
        }
        else
        {
            _rejections.RemoveAt(_rejections.Count - 1);
        }
    }

    private void ReadItem(scoped ref Utf8JsonReader reader, long line)
    {
        var draft = new ExecutionDraft();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            Take(draft, new("", "must be an object"), line);
            return;
        }

        var depth = reader.CurrentDepth;
        var refusal = _json.Read(ref reader, ref draft);
        if (refusal is not null)
        {
            // The rest of a refused item is passed over, so that the next one can be read.
            while (!(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth) && reader.Read())
            {
            }
        }

        Take(draft, refusal, line);
    }

    private ItemRefusal? ReadMetadata(string json, ref ExecutionDraft draft)
    {
        var reader = new Utf8JsonReader(_scratch.Encode(json), Options);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new(FieldNames.Metadata, "must be an object");
            }

            var reason = (_metadata ??= new(_scratch)).Read(ref reader, out draft.Metadata);
            reader.Read();
            return reason is null ? null : new(FieldNames.Metadata, reason);
        }
        catch (JsonException)
        {
            return new(FieldNames.Metadata, "is not valid JSON");
        }
    }

    private MetadataReader? _metadata;

    private void Take(in ExecutionDraft draft, ItemRefusal? refusal, long line)
    {
        if (Count == MaxItems)
        {
            throw new PayloadTooLargeException(
                ErrorCode.TooManyItems, $"A request may bring at most {MaxItems} executions. Send them in several requests.", MaxItems);
        }

        var index = Count++;
        var record = refusal is null ? _builder.Build(draft, out refusal) : null;
        if (record is not null)
        {
            Batch.Add(index, record);
        }
        else
        {
            // One of the two is always there: a draft that was not built was refused.
            _rejections.Add(new(index, line, refusal!.Field, refusal.Reason));
        }
    }

    private static RuleViolationException NotUtf8(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(body[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        var line = body[..at].Count((byte)'\n') + 1;
        var column = at - body[..at].LastIndexOf((byte)'\n');
        return new(
            ErrorCode.InvalidInput, $"The body is not valid UTF-8: it goes wrong at line {line}, column {column}.", line, column);
    }

    private static RuleViolationException Malformed(JsonException e)
    {
        var line = (e.LineNumber ?? 0) + 1;
        var column = (e.BytePositionInLine ?? 0) + 1;
        return new(
            ErrorCode.InvalidInput, $"The body is not valid JSON: it breaks off or goes wrong at line {line}, column {column}.", line, column);
    }
}
