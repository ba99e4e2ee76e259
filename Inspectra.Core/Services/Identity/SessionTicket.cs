using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>A session that has just begun.</summary>
/// <param name="Token">What the cookie holds. It can be read here and nowhere else.</param>
/// <param name="WorkspaceId">Where to go first: the oldest workspace of the person; null when there is none.</param>
public sealed record SessionTicket(
    string Token, ObjectId UserId, string Name, string Email, DateTime ExpiresUtc, bool MustChangePassword, ObjectId? WorkspaceId);
