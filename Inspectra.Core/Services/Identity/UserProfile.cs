using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

/// <summary>A person's own account.</summary>
public sealed record UserProfile(
    ObjectId Id, string Email, string Name, bool IsAdministrator, bool MustChangePassword,
    DateTime PasswordChangedUtc, DateTime CreatedUtc);
