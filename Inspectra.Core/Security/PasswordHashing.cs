using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inspectra.Core.Security;

/// <summary>Slow, salted hashes of passwords: PBKDF2-HMAC-SHA512, its parameters stored with each hash.</summary>
/// <remarks>Only a few are computed at once, so that a storm of sign-ins leaves processors for everybody else.</remarks>
public sealed class PasswordHashing : IDisposable
{
    private readonly PasswordHasher<PasswordHashing> _hasher;
    private readonly SemaphoreSlim _gate;
    private readonly string _nobodysHash;

    public PasswordHashing(InspectraSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _hasher = new PasswordHasher<PasswordHashing>(
            Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordIterations }));
        _gate = new SemaphoreSlim(Math.Max(1, Environment.ProcessorCount / 2));
        _nobodysHash = _hasher.HashPassword(this, Secrets.NewToken());
    }

    public Task<string> HashAsync(string password, CancellationToken ct) =>
        InTurnAsync(() => _hasher.HashPassword(this, password), ct);

    /// <param name="hash">Null where there is no account: the same work is done for nothing, so that the time it
    /// takes tells nothing.</param>
    public async Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken ct)
    {
        var result = await InTurnAsync(() => Verify(hash ?? _nobodysHash, password), ct).ConfigureAwait(false);
        if (hash is null || result == PasswordVerificationResult.Failed) { return PasswordVerdict.Wrong; }
        return result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordVerdict.RightButWeak : PasswordVerdict.Right;
    }

    public void Dispose() => _gate.Dispose();

    private PasswordVerificationResult Verify(string hash, string password) =>
        _hasher.VerifyHashedPassword(this, hash, password);

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, ct).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
