using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>Who is behind a session that is still good.</summary>
public sealed record SessionIdentity(
    Actor Actor, ObjectId SessionId, ObjectId UserId, string Name, string Email, bool IsAdministrator,
    bool MustChangePassword, DateTime ExpiresUtc);
