using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;

namespace Inspectra.Core.Services.Identity;

/// <summary>Makes guessing slow: after five failures of one account from one source the next attempt waits a minute,
/// then two, four, eight, and at most fifteen; one source fails at most a hundred times an hour. An account is never
/// locked for other sources, and an attempt that was refused for waiting counts for nothing.</summary>
public sealed class SignInThrottle(SignInAttemptRepository attempts, TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int SourceFailures = 100;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_accountMemory = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_sourceWindow = TimeSpan.FromHours(1);

    /// <exception cref="RateLimitedException">It is too early for another attempt.</exception>
    public async Task DemandAsync(string emailKey, string source, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ofAccount = await FindAsync(AccountKey(emailKey, source), now, ct).ConfigureAwait(false);
        var ofSource = await FindAsync(SourceKey(source), now, ct).ConfigureAwait(false);
        var until = Later(ofAccount?.WaitUntilUtc, ofSource?.WaitUntilUtc);
        if (until > now)
        {
            throw new RateLimitedException(ErrorCode.SignInThrottled,
                "Too many failed attempts. Wait a little before the next one.", until - now);
        }
    }

    public async Task CountFailureAsync(string emailKey, string source, CancellationToken ct)
    {
        await CountAsync(AccountKey(emailKey, source), s_accountMemory, WaitOfAccount, restartsWindow: true, ct).ConfigureAwait(false);
        await CountAsync(SourceKey(source), s_sourceWindow, WaitOfSource, restartsWindow: false, ct).ConfigureAwait(false);
    }

    /// <summary>The right password clears what its account had against it at this source.</summary>
    public Task ForgiveAsync(string emailKey, string source, CancellationToken ct) =>
        attempts.DeleteAsync(AccountKey(emailKey, source), ct);

    private static DateTime WaitOfAccount(int failures, DateTime windowUtc, DateTime nowUtc)
    {
        if (failures < FreeFailures) { return nowUtc; }
        var doublings = Math.Min(failures - FreeFailures, 10);
        var wait = s_firstWait * Math.Pow(2, doublings);
        return nowUtc + (wait < s_longestWait ? wait : s_longestWait);
    }

    private static DateTime WaitOfSource(int failures, DateTime windowUtc, DateTime nowUtc) =>
        failures < SourceFailures ? nowUtc : windowUtc + s_sourceWindow;

    /// <param name="restartsWindow">Whether the memory begins anew with each failure, or runs from the first.</param>
    private async Task CountAsync(
        string key, TimeSpan memory, Func<int, DateTime, DateTime, DateTime> waitUntil, bool restartsWindow, CancellationToken ct)
    {
        var stored = false;
        while (!stored)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var stale = await attempts.FindAsync(key, ct).ConfigureAwait(false);
            var current = stale?.ForgottenUtc > now ? stale : null;
            var failures = (current?.Failures ?? 0) + 1;
            var windowUtc = restartsWindow ? now : current?.WindowStartUtc ?? now;
            var counted = new SignInAttemptDocument
            {
                Id = key,
                Failures = failures,
                WindowStartUtc = windowUtc,
                WaitUntilUtc = waitUntil(failures, windowUtc, now),
                ForgottenUtc = windowUtc + memory,
            };
            // Lost against another attempt counted in between: read again, so that none is lost.
            stored = await attempts.TryStoreAsync(counted, stale?.Failures, ct).ConfigureAwait(false);
        }
    }

    private async Task<SignInAttemptDocument?> FindAsync(string key, DateTime nowUtc, CancellationToken ct) =>
        await attempts.FindAsync(key, ct).ConfigureAwait(false) is { } found && found.ForgottenUtc > nowUtc ? found : null;

    private static string AccountKey(string emailKey, string source) => Secrets.Hash($"account\n{emailKey}\n{source}");

    private static string SourceKey(string source) => Secrets.Hash($"source\n{source}");

    private static DateTime Later(DateTime? a, DateTime? b) =>
        new(Math.Max(a?.Ticks ?? 0, b?.Ticks ?? 0), DateTimeKind.Utc);
}
