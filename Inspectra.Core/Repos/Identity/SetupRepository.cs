using Inspectra.Core.Db;
using Inspectra.Core.Documents.Identity;

namespace Inspectra.Core.Repos.Identity;

/// <summary>The one document about the first set-up.</summary>
public sealed class SetupRepository(InspectraDatabase database)
    : RepositoryBase<SetupDocument>(database, CollectionNames.Setup)
{
    public Task<SetupDocument?> FindAsync(CancellationToken ct) =>
        FindOneAsync(Filter.Eq(s => s.Id, SetupDocument.OnlyId), null, ct);

    /// <summary>Puts a new token in the place of an earlier one.</summary>
    /// <returns>False when set-up was completed meanwhile; nothing is written then.</returns>
    public async Task<bool> TryRenewAsync(SetupDocument renewed, CancellationToken ct)
    {
        var open = Filter.Eq(s => s.Id, SetupDocument.OnlyId) & Filter.Eq(s => s.CompletedUtc, null);
        return await ReplaceAsync(open, renewed, upsert: false, null, ct).ConfigureAwait(false)
            || await TryInsertAsync(renewed, ct).ConfigureAwait(false);
    }

    /// <summary>Closes set-up for ever, once.</summary>
    /// <returns>False when the token is another one, is too old, or set-up is closed.</returns>
    public Task<bool> TryCompleteAsync(string tokenHash, DateTime nowUtc, RepositoryTransaction transaction, CancellationToken ct) =>
        UpdateOneAsync(
            Filter.Eq(s => s.Id, SetupDocument.OnlyId) & Filter.Eq(s => s.CompletedUtc, null)
            & Filter.Eq(s => s.TokenHash, tokenHash) & Filter.Gt(s => s.ExpiresUtc, nowUtc),
            Update.Set(s => s.CompletedUtc, nowUtc),
            transaction, ct);
}
