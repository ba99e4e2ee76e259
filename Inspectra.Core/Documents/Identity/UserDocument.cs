using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Identity;

/// <summary>One person's account, stored in <c>users</c>.</summary>
public sealed record UserDocument : IDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    /// <summary>As the person writes it.</summary>
    [BsonElement("email")] public required string Email { get; init; }

    /// <summary>The address in the one spelling that is compared; unique.</summary>
    [BsonElement("emailKey")] public required string EmailKey { get; init; }

    [BsonElement("name")] public required string Name { get; init; }

    [BsonElement("passwordHash")] public required string PasswordHash { get; init; }

    /// <summary>Changes whenever every session of the person must end.</summary>
    [BsonElement("securityStamp")] public required string SecurityStamp { get; init; }

    [BsonElement("isActive")] public required bool IsActive { get; init; }

    [BsonElement("isAdministrator")] public required bool IsAdministrator { get; init; }

    /// <summary>The password was chosen by somebody else and must be replaced after the next sign-in.</summary>
    [BsonElement("mustChangePassword")] public bool MustChangePassword { get; init; }

    /// <summary>When an unused initial password stops working.</summary>
    [BsonElement("passwordExpiresUtc")][BsonIgnoreIfNull] public DateTime? PasswordExpiresUtc { get; init; }

    [BsonElement("passwordChangedUtc")] public required DateTime PasswordChangedUtc { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
