using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Metrics;

/// <summary>The buckets of the metric engine, stored in <c>rollups</c> as <c>{_id: {w, s, t, v}, b, n?}</c>.</summary>
/// <remarks><c>v</c> numbers the pieces of a block too large for one document; the first one says in <c>n</c> how
/// many there are, when there is more than one.</remarks>
internal sealed class RollupRepository(InspectraDatabase database)
{
    private const int PieceBytes = 4 * 1024 * 1024;
    private const int BatchSize = 5_000;
    private const int IdsPerQuery = 2_000;

    /// <summary>Blocks of one set whose bucket starts in the range.</summary>
    /// <returns>By start ascending.</returns>
    public async Task<List<RollupBlock>> ListAsync(
        ObjectId workspaceId, string set, long fromMs, long toMs, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var filter = new BsonDocument("_id", new BsonDocument
        {
            { "$gte", Prefix(workspaceId, set, fromMs) },
            { "$lt", Prefix(workspaceId, set, toMs) },
        });
        return Join(await ReadAsync(filter, transaction, ct).ConfigureAwait(false));
    }

    /// <returns>Those that are there, in no particular order.</returns>
    public async Task<List<RollupBlock>> FindAsync(
        ObjectId workspaceId, IReadOnlyCollection<(string Set, long StartMs)> keys, RepositoryTransaction transaction, CancellationToken ct)
    {
        var found = new List<RollupBlock>(keys.Count);
        foreach (var chunk in keys.Chunk(IdsPerQuery))
        {
            var ids = new BsonArray(chunk.Select(key => Id(workspaceId, key.Set, key.StartMs, 0)));
            var pieces = await ReadAsync(new("_id", new BsonDocument("$in", ids)), transaction, ct).ConfigureAwait(false);
            foreach (var piece in pieces)
            {
                found.Add(piece.Count == 1
                    ? new(piece.Set, piece.StartMs, piece.Bytes)
                    : (await ListAsync(workspaceId, piece.Set, piece.StartMs, piece.StartMs + 1, transaction, ct).ConfigureAwait(false))[0]);
            }
        }

        return found;
    }

    /// <summary>Stores blocks whole; an empty one is removed.</summary>
    public async Task WriteAsync(
        ObjectId workspaceId, IReadOnlyCollection<RollupBlock> blocks, RepositoryTransaction transaction, CancellationToken ct)
    {
        var models = new List<WriteModel<RawBsonDocument>>(blocks.Count);
        foreach (var block in blocks)
        {
            AddModels(models, workspaceId, block);
        }

        if (models.Count > 0)
        {
            var collection = await CollectionAsync(ct).ConfigureAwait(false);
            await collection.BulkWriteAsync(transaction.Session, models, cancellationToken: ct).ConfigureAwait(false);
        }
    }

    private static void AddModels(List<WriteModel<RawBsonDocument>> models, ObjectId workspaceId, RollupBlock block)
    {
        if (block.Bytes.Length == 0)
        {
            models.Add(new DeleteManyModel<RawBsonDocument>(new BsonDocument("_id", new BsonDocument
            {
                { "$gte", Prefix(workspaceId, block.Set, block.StartMs) },
                { "$lt", Prefix(workspaceId, block.Set, block.StartMs + 1) },
            })));
            return;
        }

        var pieces = (block.Bytes.Length + PieceBytes - 1) / PieceBytes;
        for (var piece = 0; piece < pieces; piece++)
        {
            var bytes = pieces == 1
                ? block.Bytes
                : block.Bytes.AsSpan(piece * PieceBytes, Math.Min(PieceBytes, block.Bytes.Length - piece * PieceBytes)).ToArray();
            var id = Id(workspaceId, block.Set, block.StartMs, piece);
            var document = new BsonDocument { { "_id", id }, { "b", new BsonBinaryData(bytes) } };
            if (piece == 0 && pieces > 1)
            {
                document.Add("n", pieces);
            }

            models.Add(new ReplaceOneModel<RawBsonDocument>(new BsonDocument("_id", id), new RawBsonDocument(document.ToBson())) { IsUpsert = true });
        }
    }

    /// <summary>Puts the pieces of each block together; a piece left over from a longer block is passed over.</summary>
    private static List<RollupBlock> Join(List<Piece> pieces)
    {
        var blocks = new List<RollupBlock>(pieces.Count);
        for (var at = 0; at < pieces.Count; at++)
        {
            var first = pieces[at];
            if (first.Number != 0)
            {
                continue;
            }

            var bytes = first.Count == 1 ? first.Bytes : [.. pieces.Skip(at).Take(first.Count).SelectMany(p => p.Bytes)];
            blocks.Add(new(first.Set, first.StartMs, bytes));
        }

        return blocks;
    }

    private static BsonDocument Prefix(ObjectId workspaceId, string set, long startMs) =>
        new() { { "w", workspaceId }, { "s", set }, { "t", new BsonDateTime(startMs) } };

    private static BsonDocument Id(ObjectId workspaceId, string set, long startMs, int piece) =>
        new() { { "w", workspaceId }, { "s", set }, { "t", new BsonDateTime(startMs) }, { "v", piece } };

    private async Task<List<Piece>> ReadAsync(BsonDocument filter, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var collection = await CollectionAsync(ct).ConfigureAwait(false);
        var options = new FindOptions { BatchSize = BatchSize };
        var find = transaction is null ? collection.Find(filter, options) : collection.Find(transaction.Session, filter, options);
        var pieces = new List<Piece>();
        using var cursor = await find.Sort(new BsonDocument("_id", 1)).ToCursorAsync(ct).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(ct).ConfigureAwait(false))
        {
            foreach (var document in cursor.Current)
            {
                var id = document["_id"].AsBsonDocument;
                var count = document.TryGetValue("n", out var n) ? n.AsInt32 : 1;
                pieces.Add(new(id["s"].AsString, id["t"].AsBsonDateTime.MillisecondsSinceEpoch, id["v"].AsInt32, count, document["b"].AsByteArray));
            }
        }

        return pieces;
    }

    private async ValueTask<IMongoCollection<RawBsonDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<RawBsonDocument>(CollectionNames.Rollups);

    private sealed record Piece(string Set, long StartMs, int Number, int Count, byte[] Bytes);
}
