namespace Inspectra.Core.Services.Identity;

/// <summary>One of a person's signed-in browsers.</summary>
/// <param name="IsCurrent">It is the one that asks.</param>
public sealed record SessionSummary(
    string Id, DateTime CreatedUtc, DateTime LastSeenUtc, DateTime ExpiresUtc, string Source, string UserAgent, bool IsCurrent);
