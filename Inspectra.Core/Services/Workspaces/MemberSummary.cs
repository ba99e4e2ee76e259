using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>One person in a workspace.</summary>
/// <param name="IsSelf">It is the one who asks.</param>
public sealed record MemberSummary(
    ObjectId UserId, string Name, string Email, WorkspaceRole Role, bool IsActive, DateTime AddedUtc, bool IsSelf);
