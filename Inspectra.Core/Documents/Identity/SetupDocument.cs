using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Identity;

/// <summary>The first set-up, the only document of <c>setup</c>.</summary>
public sealed record SetupDocument
{
    /// <summary>There is never more than one.</summary>
    public const string OnlyId = "setup";

    [BsonId] public required string Id { get; init; }

    /// <summary>SHA-256 of the token printed at the last start.</summary>
    [BsonElement("tokenHash")] public required string TokenHash { get; init; }

    [BsonElement("expiresUtc")] public required DateTime ExpiresUtc { get; init; }

    /// <summary>Null until the first administrator exists; then set-up is closed for ever.</summary>
    [BsonElement("completedUtc")] public DateTime? CompletedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
