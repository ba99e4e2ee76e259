using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Metrics;

/// <summary>What small commits have yet to add to the rollups, stored in <c>rollup_pending</c> as
/// <c>{_id: {w, s, n}, b}</c>; <c>n</c> is the data version of the commit.</summary>
internal sealed class PendingRollupRepository(InspectraDatabase database)
{
    /// <returns>Packed events by commit, oldest first.</returns>
    public async Task<List<(long Version, byte[] Bytes)>> ListAsync(
        ObjectId workspaceId, string stream, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var filter = All(workspaceId, stream);
        var find = transaction is null ? collection.Find(filter) : collection.Find(transaction.Session, filter);
        var documents = await find.Sort(new BsonDocument("_id", 1)).ToListAsync(ct).ConfigureAwait(false);
        return documents.ConvertAll(d => (d["_id"]["n"].AsInt64, d["b"].AsByteArray));
    }

    public async Task<bool> ExistsAsync(ObjectId workspaceId, string stream, long version, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        return await collection.Find(new BsonDocument("_id", Id(workspaceId, stream, version))).AnyAsync(ct).ConfigureAwait(false);
    }

    public async Task AddAsync(
        ObjectId workspaceId, string stream, long version, byte[] bytes, RepositoryTransaction transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var document = new BsonDocument { { "_id", Id(workspaceId, stream, version) }, { "b", new BsonBinaryData(bytes) } };
        await collection.InsertOneAsync(transaction.Session, document, cancellationToken: ct).ConfigureAwait(false);
    }

    public async Task ClearAsync(ObjectId workspaceId, string stream, RepositoryTransaction transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        await collection.DeleteManyAsync(transaction.Session, All(workspaceId, stream), cancellationToken: ct).ConfigureAwait(false);
    }

    private static BsonDocument All(ObjectId workspaceId, string stream) => new("_id", new BsonDocument
    {
        { "$gte", Id(workspaceId, stream, 0) },
        { "$lte", Id(workspaceId, stream, long.MaxValue) },
    });

    private static BsonDocument Id(ObjectId workspaceId, string stream, long version) =>
        new() { { "w", workspaceId }, { "s", stream }, { "n", version } };

    private async ValueTask<IMongoCollection<BsonDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<BsonDocument>(CollectionNames.PendingRollups);
}
