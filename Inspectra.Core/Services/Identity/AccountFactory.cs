using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>Makes accounts: checks what was entered and hashes the password, before anything is stored.</summary>
public sealed class AccountFactory(
    UserRepository users, PasswordHashing hashing, PasswordPolicy policy, TimeProvider time)
{
    /// <summary>How long an initial password works that somebody else has seen.</summary>
    private static readonly TimeSpan s_initialPasswordLife = TimeSpan.FromDays(7);

    /// <returns>An account with the password its owner chose; not stored yet.</returns>
    public async Task<UserDocument> PrepareAsync(string email, string name, string password, CancellationToken ct)
    {
        var address = EmailAddress.Check(email, "email");
        var spelledName = PersonName.Check(name, "name");
        policy.Check(password, "password", address, spelledName);
        return Make(address, spelledName, await hashing.HashAsync(password, ct).ConfigureAwait(false));
    }

    /// <returns>An account whose password must be replaced at the first sign-in, and that password; not stored yet.</returns>
    public async Task<(UserDocument User, string InitialPassword)> PrepareInitialAsync(
        string email, string name, CancellationToken ct)
    {
        var address = EmailAddress.Check(email, "email");
        var spelledName = PersonName.Check(name, "name");
        var password = Secrets.NewInitialPassword();
        var user = Make(address, spelledName, await hashing.HashAsync(password, ct).ConfigureAwait(false));
        return (user with { MustChangePassword = true, PasswordExpiresUtc = user.CreatedUtc + s_initialPasswordLife }, password);
    }

    public Task StoreAsync(UserDocument user, RepositoryTransaction transaction, CancellationToken ct) =>
        users.CreateAsync(user, transaction, ct);

    private UserDocument Make(string email, string name, string passwordHash)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new UserDocument
        {
            Id = ObjectId.GenerateNewId(now),
            Email = email,
            EmailKey = EmailAddress.KeyOf(email),
            Name = name,
            PasswordHash = passwordHash,
            SecurityStamp = Secrets.NewToken(),
            IsActive = true,
            IsAdministrator = false,
            PasswordChangedUtc = now,
            CreatedUtc = now,
        };
    }
}
