using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>An API key without its secret.</summary>
/// <param name="Prefix">Its first characters, by which a person recognises it.</param>
/// <param name="LastUsedUtc">Exact to a minute; null when it was never used.</param>
public sealed record ApiKeySummary(
    ObjectId Id, string Name, string Prefix, IReadOnlyList<string> Scopes, string CreatedByName, DateTime CreatedUtc,
    DateTime? ExpiresUtc, DateTime? LastUsedUtc, ApiKeyState State);
