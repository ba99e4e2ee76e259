using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Metrics;

/// <summary>How often each stream of each workspace was changed, stored in <c>data_versions</c> as
/// <c>{_id: {w, s}, version, open}</c>.</summary>
internal sealed class DataVersionRepository(InspectraDatabase database)
{
    public async Task<DataVersion> GetAsync(ObjectId workspaceId, string stream, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var found = await collection.Find(new BsonDocument("_id", Id(workspaceId, stream))).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return found is null ? default : From(found);
    }

    /// <returns>The state with the new version.</returns>
    public async Task<DataVersion> BumpAsync(
        ObjectId workspaceId, string stream, RepositoryTransaction transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var changed = await collection.FindOneAndUpdateAsync(
            transaction.Session,
            new BsonDocument("_id", Id(workspaceId, stream)),
            new BsonDocument("$inc", new BsonDocument { { "version", 1L }, { "open", 0L } }),
            new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            ct).ConfigureAwait(false);
        return From(changed!); // An upsert that returns the new document always has one.
    }

    public async Task AddOpenAsync(
        ObjectId workspaceId, string stream, long change, RepositoryTransaction transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        await collection.UpdateOneAsync(
            transaction.Session,
            new BsonDocument("_id", Id(workspaceId, stream)),
            new BsonDocument("$inc", new BsonDocument("open", change)),
            cancellationToken: ct).ConfigureAwait(false);
    }

    /// <summary>Calls back for every committed change of any workspace until cancelled.</summary>
    public async Task WatchAcrossWorkspacesAsync(Action<ObjectId, string, long> onChanged, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        // A change wakes the wait at once; the limit only bounds how long a quiet one stays.
        var options = new ChangeStreamOptions
        {
            FullDocument = ChangeStreamFullDocumentOption.UpdateLookup, MaxAwaitTime = TimeSpan.FromSeconds(30),
        };
        using var cursor = await collection.WatchAsync(options, ct).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(ct).ConfigureAwait(false))
        {
            foreach (var change in cursor.Current)
            {
                if (change.FullDocument is { } document)
                {
                    var id = document["_id"].AsBsonDocument;
                    onChanged(id["w"].AsObjectId, id["s"].AsString, document["version"].ToInt64());
                }
            }
        }
    }

    private static DataVersion From(BsonDocument document) => new(document["version"].ToInt64(), document["open"].ToInt64());

    private static BsonDocument Id(ObjectId workspaceId, string stream) => new() { { "w", workspaceId }, { "s", stream } };

    private async ValueTask<IMongoCollection<BsonDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<BsonDocument>(CollectionNames.DataVersions);
}
