using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Identity;

/// <summary>One signed-in browser, stored in <c>sessions</c>; removed by the database after <see cref="ExpiresUtc"/>.</summary>
public sealed record SessionDocument : IDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    /// <summary>SHA-256 of the token in the cookie; unique. The token itself is stored nowhere.</summary>
    [BsonElement("tokenHash")] public required string TokenHash { get; init; }

    [BsonElement("userId")] public required ObjectId UserId { get; init; }

    /// <summary>The user's security stamp when the session began; it must still be the same.</summary>
    [BsonElement("securityStamp")] public required string SecurityStamp { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    /// <summary>Exact to a few minutes: it is not written at every request.</summary>
    [BsonElement("lastSeenUtc")] public required DateTime LastSeenUtc { get; init; }

    [BsonElement("expiresUtc")] public required DateTime ExpiresUtc { get; init; }

    [BsonElement("source")] public required string Source { get; init; }

    [BsonElement("userAgent")] public required string UserAgent { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
