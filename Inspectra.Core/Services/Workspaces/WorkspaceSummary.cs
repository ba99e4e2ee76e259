using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>A workspace as its members see it.</summary>
/// <param name="TimeZone">IANA zone in which days begin unless a reader chooses another.</param>
/// <param name="Role">What the asking person is in it; null for API keys and the system.</param>
public sealed record WorkspaceSummary(
    ObjectId Id, string Name, string TimeZone, decimal PricePerCredit, string Currency, DateTime CreatedUtc,
    WorkspaceRole? Role);
