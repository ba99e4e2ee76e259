using Inspectra.Mongo.Commands;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A cursor that asks the server for one batch after the other.</summary>
internal sealed class AsyncCursor<TDocument>(
    CommandRunner runner,
    CollectionNamespace ns,
    ClientSession? session,
    IBsonSerializer<TDocument> serializer,
    CursorReply first,
    int? batchSize) : IAsyncCursor<TDocument>
{
    private List<TDocument>? _first = DocumentCodec.ReadAll(serializer, first.Documents);
    private List<TDocument>? _current;
    private long _id = first.Id;

    public IEnumerable<TDocument> Current => _current ?? throw new InvalidOperationException(
        "Enumeration has not started. Call MoveNextAsync, and read Current only while it returns true.");

    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        if (_first is not null)
        {
            (_current, _first) = (_first, null);
            return true;
        }
        _current = null;
        if (_id == 0) { return false; }
        var command = new BsonDocument("getMore", _id) { { "collection", ns.CollectionName } }.With("batchSize", batchSize);
        var reply = (await runner.RunAsync(ns.DatabaseNamespace.DatabaseName, command, session, cancellationToken).ConfigureAwait(false)).Cursor();
        _id = reply.Id;
        _current = DocumentCodec.ReadAll(serializer, reply.Documents);
        return true;
    }

    public void Dispose()
    {
        var id = _id;
        _id = 0;
        (_first, _current) = (null, null);
        if (id != 0) { _ = CursorKiller.KillAsync(runner, ns, session, id); }
    }
}
