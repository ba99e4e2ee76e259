using Inspectra.Core.Db;
using Inspectra.Core.Documents.Identity;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Identity;

/// <summary>Accounts.</summary>
public sealed class UserRepository(InspectraDatabase database)
    : Repository<UserDocument>(database, CollectionNames.Users)
{
    public Task<UserDocument?> FindByEmailAsync(string emailKey, CancellationToken ct) =>
        FindOneAsync(Filter.Eq(u => u.EmailKey, emailKey), null, ct);

    public Task<UserDocument?> FindByEmailAsync(string emailKey, RepositoryTransaction transaction, CancellationToken ct) =>
        FindOneAsync(Filter.Eq(u => u.EmailKey, emailKey), transaction, ct);

    /// <returns>False when the account no longer exists.</returns>
    public Task<bool> SetPasswordAsync(
        ObjectId id, string passwordHash, string securityStamp, DateTime changedUtc, CancellationToken ct) =>
        UpdateOneAsync(
            IdIs(id),
            Update.Set(u => u.PasswordHash, passwordHash)
                .Set(u => u.SecurityStamp, securityStamp)
                .Set(u => u.PasswordChangedUtc, changedUtc)
                .Set(u => u.MustChangePassword, false)
                .Unset(u => u.PasswordExpiresUtc),
            null, ct);

    /// <summary>Stores the same password hashed anew; nothing else about the account changes.</summary>
    /// <returns>False when the password was changed in between.</returns>
    public Task<bool> RehashPasswordAsync(ObjectId id, string oldHash, string newHash, CancellationToken ct) =>
        UpdateOneAsync(IdIs(id) & Filter.Eq(u => u.PasswordHash, oldHash), Update.Set(u => u.PasswordHash, newHash), null, ct);

    public Task<bool> SetSecurityStampAsync(ObjectId id, string securityStamp, CancellationToken ct) =>
        UpdateOneAsync(IdIs(id), Update.Set(u => u.SecurityStamp, securityStamp), null, ct);

    public Task<bool> RenameAsync(ObjectId id, string name, CancellationToken ct) =>
        UpdateOneAsync(IdIs(id), Update.Set(u => u.Name, name), null, ct);

    public Task<bool> SetActiveAsync(ObjectId id, bool isActive, string securityStamp, CancellationToken ct) =>
        UpdateOneAsync(
            IdIs(id), Update.Set(u => u.IsActive, isActive).Set(u => u.SecurityStamp, securityStamp), null, ct);
}
