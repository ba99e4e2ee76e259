using Inspectra.Core.Db;
using Inspectra.Core.Documents.Identity;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Identity;

/// <summary>Signed-in browsers.</summary>
public sealed class SessionRepository(InspectraDatabase database)
    : Repository<SessionDocument>(database, CollectionNames.Sessions)
{
    public Task<SessionDocument?> FindByTokenAsync(string tokenHash, CancellationToken ct) =>
        FindOneAsync(Filter.Eq(s => s.TokenHash, tokenHash), null, ct);

    /// <returns>Newest first, at most 200.</returns>
    public Task<List<SessionDocument>> ListByUserAsync(ObjectId userId, CancellationToken ct) =>
        ListAsync(Filter.Eq(s => s.UserId, userId), Sort.Descending("_id"), 200, null, ct);

    public Task<bool> TouchAsync(ObjectId id, DateTime seenUtc, DateTime expiresUtc, CancellationToken ct) =>
        UpdateOneAsync(IdIs(id), Update.Set(s => s.LastSeenUtc, seenUtc).Set(s => s.ExpiresUtc, expiresUtc), null, ct);

    /// <returns>False when the user has no such session.</returns>
    public Task<bool> DeleteOfUserAsync(ObjectId userId, ObjectId id, CancellationToken ct) =>
        DeleteOneAsync(IdIs(id) & Filter.Eq(s => s.UserId, userId), null, ct);

    public Task<bool> DeleteByTokenAsync(string tokenHash, CancellationToken ct) =>
        DeleteOneAsync(Filter.Eq(s => s.TokenHash, tokenHash), null, ct);

    public Task<long> DeleteAllOfUserAsync(ObjectId userId, CancellationToken ct) =>
        DeleteManyAsync(Filter.Eq(s => s.UserId, userId), null, ct);
}
