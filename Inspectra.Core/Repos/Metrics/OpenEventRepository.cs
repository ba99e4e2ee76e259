using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Metrics;

/// <summary>Events that wait for a final state, found by their bare id: <c>open_events</c> as <c>{_id: {w, s, e}, t}</c>.</summary>
internal sealed class OpenEventRepository(InspectraDatabase database)
{
    private const int IdsPerQuery = 2_000;

    /// <returns>Time of the open event, by its id.</returns>
    public async Task<Dictionary<string, long>> FindAsync(
        ObjectId workspaceId, string stream, IReadOnlyCollection<string> eventIds, RepositoryTransaction transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var found = new Dictionary<string, long>();
        foreach (var chunk in eventIds.Chunk(IdsPerQuery))
        {
            var ids = new BsonArray(chunk.Select(e => Id(workspaceId, stream, e)));
            var filter = new BsonDocument("_id", new BsonDocument("$in", ids));
            foreach (var document in await collection.Find(transaction.Session, filter).ToListAsync(ct).ConfigureAwait(false))
            {
                found[document["_id"]["e"].AsString] = document["t"].AsBsonDateTime.MillisecondsSinceEpoch;
            }
        }

        return found;
    }

    /// <summary>Notes and forgets open events.</summary>
    public async Task WriteAsync(
        ObjectId workspaceId, string stream, IReadOnlyCollection<EventKey> opened, IReadOnlyCollection<string> closed,
        RepositoryTransaction transaction, CancellationToken ct)
    {
        List<WriteModel<BsonDocument>> models = [];
        models.AddRange(closed.Select(e => new DeleteOneModel<BsonDocument>(new BsonDocument("_id", Id(workspaceId, stream, e)))));
        models.AddRange(opened.Select(key =>
        {
            var id = Id(workspaceId, stream, key.EventId);
            return new ReplaceOneModel<BsonDocument>(
                new BsonDocument("_id", id), new BsonDocument { { "_id", id }, { "t", new BsonDateTime(key.TimeMs) } }) { IsUpsert = true };
        }));
        if (models.Count > 0)
        {
            var collection = await CollectionAsync(ct).ConfigureAwait(false);
            await collection.BulkWriteAsync(transaction.Session, models, cancellationToken: ct).ConfigureAwait(false);
        }
    }

    private static BsonDocument Id(ObjectId workspaceId, string stream, string eventId) =>
        new() { { "w", workspaceId }, { "s", stream }, { "e", eventId } };

    private async ValueTask<IMongoCollection<BsonDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<BsonDocument>(CollectionNames.OpenEvents);
}
