using Inspectra.Mongo.Commands;
using MongoDB.Bson.IO;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A change stream; when the server loses its cursor it is opened again after the last event seen.</summary>
internal sealed class ChangeStreamCursor<TDocument> : IChangeStreamCursor<TDocument>
{
    private readonly CommandRunner _runner;
    private readonly DatabaseNamespace _database;
    private readonly CollectionNamespace _cursorNamespace;
    private readonly string? _collection;
    private readonly ClientSession? _session;
    private readonly RenderedPipelineDefinition<TDocument> _pipeline;
    private readonly ChangeStreamOptions _options;
    private CursorReply? _first;
    private List<TDocument>? _current;
    private BsonDocument? _resumeToken;
    private long _id;

    private ChangeStreamCursor(
        CommandRunner runner,
        DatabaseNamespace database,
        string? collection,
        ClientSession? session,
        RenderedPipelineDefinition<TDocument> pipeline,
        ChangeStreamOptions options)
    {
        _runner = runner;
        _database = database;
        _collection = collection;
        _cursorNamespace = new CollectionNamespace(database, collection ?? "$cmd.aggregate");
        _session = session;
        _pipeline = pipeline;
        _options = options;
    }

    public IEnumerable<TDocument> Current => _current ?? throw new InvalidOperationException(
        "Enumeration has not started. Call MoveNextAsync, and read Current only while it returns true.");

    /// <param name="collection">Null for a stream over the whole database.</param>
    public static async Task<IChangeStreamCursor<TDocument>> OpenAsync(
        CommandRunner runner,
        DatabaseNamespace database,
        string? collection,
        ClientSession? session,
        RenderedPipelineDefinition<TDocument> pipeline,
        ChangeStreamOptions options,
        CancellationToken ct)
    {
        var cursor = new ChangeStreamCursor<TDocument>(runner, database, collection, session, pipeline, options);
        cursor._first = await cursor.AggregateAsync(ct).ConfigureAwait(false);
        cursor._resumeToken = cursor._first.Value.PostBatchResumeToken ?? options.StartAfter ?? options.ResumeAfter;
        return cursor;
    }

    public BsonDocument? GetResumeToken() => _resumeToken;

    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        if (_first is { } first)
        {
            _first = null;
            Take(first);
            return true;
        }
        _current = null;
        if (_id == 0) { return false; }
        CursorReply reply;
        try { reply = await GetMoreAsync(cancellationToken).ConfigureAwait(false); }
        catch (MongoException ex) when (_resumeToken is not null && (ex is MongoCursorNotFoundException || ex.HasErrorLabel("ResumableChangeStreamError")))
        {
            reply = await AggregateAsync(cancellationToken).ConfigureAwait(false);
        }
        Take(reply);
        return true;
    }

    public void Dispose()
    {
        var id = _id;
        _id = 0;
        (_first, _current) = (null, null);
        if (id != 0) { _ = CursorKiller.KillAsync(_runner, _cursorNamespace, _session, id); }
    }

    private async Task<CursorReply> GetMoreAsync(CancellationToken ct)
    {
        var command = new BsonDocument("getMore", _id) { { "collection", _cursorNamespace.CollectionName } }
            .With("batchSize", _options.BatchSize)
            .WithMaxTime(_options.MaxAwaitTime);
        return (await _runner.RunAsync(_database.DatabaseName, command, _session, ct).ConfigureAwait(false)).Cursor();
    }

    private async Task<CursorReply> AggregateAsync(CancellationToken ct)
    {
        var stages = new BsonArray { new BsonDocument("$changeStream", Stage()) };
        stages.AddRange(_pipeline.Documents);
        var command = new BsonDocument("aggregate", _collection is null ? 1 : _collection)
        {
            { "pipeline", stages },
            { "cursor", _options.BatchSize is { } size ? new BsonDocument("batchSize", size) : [] },
        }.With("comment", _options.Comment);
        var reply = (await _runner.RunAsync(_database.DatabaseName, command, _session, ct).ConfigureAwait(false)).Cursor();
        _id = reply.Id;
        return reply;
    }

    private BsonDocument Stage()
    {
        var stage = new BsonDocument();
        var fullDocument = _options.FullDocument switch
        {
            ChangeStreamFullDocumentOption.UpdateLookup => "updateLookup",
            ChangeStreamFullDocumentOption.WhenAvailable => "whenAvailable",
            ChangeStreamFullDocumentOption.Required => "required",
            _ => null,
        };
        if (fullDocument is not null) { stage.Add("fullDocument", fullDocument); }
        // Once something was seen, only the token of the last of it leaves no gap.
        if (_resumeToken is not null) { return stage.Add("resumeAfter", _resumeToken); }
        return stage
            .With("resumeAfter", _options.ResumeAfter)
            .With("startAfter", _options.StartAfter)
            .With("startAtOperationTime", _options.StartAtOperationTime);
    }

    private void Take(CursorReply reply)
    {
        _id = reply.Id;
        _current = DocumentCodec.ReadAll(_pipeline.OutputSerializer, reply.Documents);
        if (reply.PostBatchResumeToken is not null) { _resumeToken = reply.PostBatchResumeToken; }
        else if (reply.Documents is [.., var last] && new RawDocument(last.Span).TryGetValue("_id"u8, out var id)) { _resumeToken = id.ToBsonValue().AsBsonDocument; }
    }
}
