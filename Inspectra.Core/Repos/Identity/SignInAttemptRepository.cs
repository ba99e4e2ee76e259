using Inspectra.Core.Db;
using Inspectra.Core.Documents.Identity;

namespace Inspectra.Core.Repos.Identity;

/// <summary>Counts of failed sign-ins.</summary>
public sealed class SignInAttemptRepository(InspectraDatabase database)
    : RepositoryBase<SignInAttemptDocument>(database, CollectionNames.SignInAttempts)
{
    public Task<SignInAttemptDocument?> FindAsync(string id, CancellationToken ct) =>
        FindOneAsync(Filter.Eq(a => a.Id, id), null, ct);

    /// <param name="seenFailures">The count that the writer saw; null when there was no document.</param>
    /// <returns>False when another attempt was counted in between.</returns>
    public Task<bool> TryStoreAsync(SignInAttemptDocument attempt, int? seenFailures, CancellationToken ct) =>
        seenFailures is { } seen
            ? ReplaceAsync(
                Filter.Eq(a => a.Id, attempt.Id) & Filter.Eq(a => a.Failures, seen), attempt, upsert: false, null, ct)
            : TryInsertAsync(attempt, ct);

    public Task<bool> DeleteAsync(string id, CancellationToken ct) => DeleteOneAsync(Filter.Eq(a => a.Id, id), null, ct);
}
