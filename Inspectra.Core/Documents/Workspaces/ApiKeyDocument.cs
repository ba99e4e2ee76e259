using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Workspaces;

/// <summary>One program's key to one workspace, stored in <c>api_keys</c>.</summary>
public sealed record ApiKeyDocument : IWorkspaceDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    [BsonElement("name")] public required string Name { get; init; }

    /// <summary>The first characters, by which a person recognises the key.</summary>
    [BsonElement("prefix")] public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key; unique. The key itself is stored nowhere.</summary>
    [BsonElement("secretHash")] public required string SecretHash { get; init; }

    [BsonElement("scopes")] public required IReadOnlyList<string> Scopes { get; init; }

    [BsonElement("createdBy")] public required ObjectId CreatedBy { get; init; }

    [BsonElement("createdByName")] public required string CreatedByName { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("expiresUtc")][BsonIgnoreIfNull] public DateTime? ExpiresUtc { get; init; }

    /// <summary>Exact to a minute: it is not written at every request.</summary>
    [BsonElement("lastUsedUtc")][BsonIgnoreIfNull] public DateTime? LastUsedUtc { get; init; }

    [BsonElement("revokedUtc")][BsonIgnoreIfNull] public DateTime? RevokedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
