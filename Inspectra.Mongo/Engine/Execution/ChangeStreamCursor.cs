using Inspectra.Mongo.Engine.Commands;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Stages;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>A change stream: reads the log from its place on, and waits for commits when it has told everything.</summary>
internal sealed class ChangeStreamCursor(ChangeStreamScope scope, BsonArray stages, ResumeToken start) : IServerCursor
{
    private const int RowsAtOnce = 512;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);
    private readonly Queue<byte[]> _ready = new();
    private ResumeToken _place = start;
    private bool _hasEnded;

    public string Namespace => scope.Namespace;

    public async ValueTask<BatchEnd> NextAsync(CommandContext command, int? batchSize, DocumentBuilder array)
    {
        var limit = batchSize is null or 0 ? int.MaxValue : batchSize.Value;
        var wait = command.Body.Number("maxTimeMS"u8) is { } ms ? TimeSpan.FromMilliseconds(ms) : DefaultWait;
        using var timeout = new CancellationTokenSource(wait);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, command.Cancellation);
        while (true)
        {
            var committed = command.Services.Store.Signal.Committed;
            await ReadAsync(command).ConfigureAwait(false);
            if (_ready.Count > 0 || _hasEnded)
            {
                return Take(limit, array);
            }
            if (_place.Row < committed)
            {
                continue; // More of the log is there to be read; nothing of it concerned this stream so far.
            }
            try
            {
                await command.Services.Store.Signal.WaitAfterAsync(committed, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!command.Cancellation.IsCancellationRequested)
            {
                return Take(limit, array);
            }
        }
    }

    /// <summary>The place before anything is read, for the first reply.</summary>
    public byte[] Token() => _place.ToBson();

    public void Dispose()
    {
    }

    private BatchEnd Take(int limit, DocumentBuilder array)
    {
        var end = array.Length + ServerCursor.MaxBatchBytes;
        byte[]? last = null;
        for (var count = 0; count < limit && array.Length < end && _ready.TryDequeue(out var made); count++)
        {
            array.Item(count, made);
            last = made;
        }
        // With events left over the place is that of the last one told, not of the last one read.
        var token = last is null || _ready.Count == 0 ? _place.ToBson() : TokenOf(last);
        return new BatchEnd(!_hasEnded || _ready.Count > 0, token);
    }

    private static byte[] TokenOf(byte[] made) => RawBson.TryFind(made, 0, "_id"u8, out var type, out var value) && type == RawBson.Document
        ? made.AsSpan(value, RawBson.SizeOf(type, made, value)).ToArray()
        : throw new CommandException(280, "ChangeStreamFatalError", "The pipeline of a change stream must keep the events' _id.");

    private async ValueTask ReadAsync(CommandContext command)
    {
        if (_ready.Count > 0 || _hasEnded)
        {
            return;
        }
        using var snapshot = await command.Services.Store.ReadAsync(command.Cancellation).ConfigureAwait(false);
        var from = _place.Position == ResumeToken.WholeRow ? _place.Row : _place.Row - 1;
        var made = new List<byte[]>();
        var events = new ChangeEvents(snapshot.Connection, snapshot.Catalogue, scope);
        foreach (var row in ChangeLogReader.Read(snapshot.Connection, from, RowsAtOnce))
        {
            var position = row.Number == _place.Row && _place.Position != ResumeToken.WholeRow ? _place.Position : 0;
            _hasEnded = events.Append(row, position, made);
            _place = new ResumeToken(row.Number, ResumeToken.WholeRow);
            if (_hasEnded)
            {
                break;
            }
        }
        Refine(command, snapshot, made);
    }

    private void Refine(CommandContext command, Snapshot snapshot, List<byte[]> made)
    {
        if (stages.Count == 0 || made.Count == 0)
        {
            made.ForEach(_ready.Enqueue);
            return;
        }
        var reading = new ReadContext();
        reading.Attach(snapshot);
        try
        {
            var pipeline = Pipeline.Parse(stages, AggregateCommand.Options(command, new PipelineStore(command, reading, null)));
            foreach (var document in pipeline.Run(made.Select(bytes => new ReadOnlyMemory<byte>(bytes)), PipelineLead.None))
            {
                _ready.Enqueue(document.ToArray());
            }
        }
        finally
        {
            reading.Detach();
        }
    }
}
