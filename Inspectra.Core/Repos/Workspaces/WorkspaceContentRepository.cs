using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Workspaces;

/// <summary>Everything a workspace holds, whatever its type: only to remove it.</summary>
public sealed class WorkspaceContentRepository(InspectraDatabase database)
{
    /// <summary>Small enough that other writers are not held up for long.</summary>
    private const int BatchSize = 2_000;

    /// <summary>Empties every collection of the workspace's documents. May be interrupted and begun again.</summary>
    /// <returns>How many documents were removed.</returns>
    public async Task<long> RemoveAllAsync(ObjectId workspaceId, CancellationToken ct)
    {
        var opened = await database.GetAsync(ct).ConfigureAwait(false);
        var removed = await RemoveFilesAsync(opened, workspaceId, ct).ConfigureAwait(false);
        foreach (var (collection, path) in CollectionNames.OfWorkspace)
        {
            removed += await RemoveAsync(
                opened.GetCollection<BsonDocument>(collection), Builders<BsonDocument>.Filter.Eq(path, workspaceId), ct)
                .ConfigureAwait(false);
        }

        return removed;
    }

    private static async Task<long> RemoveFilesAsync(IMongoDatabase opened, ObjectId workspaceId, CancellationToken ct)
    {
        var files = opened.GetCollection<BsonDocument>(CollectionNames.Files);
        var chunks = opened.GetCollection<BsonDocument>(CollectionNames.FileChunks);
        var ofWorkspace = Builders<BsonDocument>.Filter.Eq("metadata.workspaceId", workspaceId);
        var removed = 0L;
        while (await files.Find(ofWorkspace).Limit(1).FirstOrDefaultAsync(ct).ConfigureAwait(false) is { } file)
        {
            // Chunks first: a file without its entry could never be found again.
            removed += await RemoveAsync(chunks, Builders<BsonDocument>.Filter.Eq("files_id", file["_id"]), ct).ConfigureAwait(false);
            await files.DeleteOneAsync(Builders<BsonDocument>.Filter.Eq("_id", file["_id"]), ct).ConfigureAwait(false);
            removed++;
        }

        return removed;
    }

    private static async Task<long> RemoveAsync(
        IMongoCollection<BsonDocument> documents, FilterDefinition<BsonDocument> filter, CancellationToken ct)
    {
        var removed = 0L;
        while (true)
        {
            var batch = await documents.Find(filter).Project(Builders<BsonDocument>.Projection.Include("_id"))
                .Limit(BatchSize).ToListAsync(ct).ConfigureAwait(false);
            if (batch.Count == 0) { return removed; }
            var ids = Builders<BsonDocument>.Filter.In("_id", batch.Select(d => d["_id"]));
            removed += (await documents.DeleteManyAsync(ids, ct).ConfigureAwait(false)).DeletedCount;
        }
    }
}
