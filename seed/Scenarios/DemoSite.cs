using MongoDB.Bson;

namespace Inspectra.Seed.Scenarios;

/// <summary>Where the demo lives, and who can look at it.</summary>
/// <param name="CreatedUtc">When the workspace was made: the demo's calendar hangs on it.</param>
/// <param name="Email">Account that owns the workspace.</param>
/// <param name="Password">Of that account, when it was made just now; null when it was there before.</param>
public sealed record DemoSite(ObjectId WorkspaceId, DateTime CreatedUtc, string Email, string? Password)
{
    /// <summary>The last of the planned days; every later day is filled as far as it has passed.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(CreatedUtc).AddDays(-1);
}
