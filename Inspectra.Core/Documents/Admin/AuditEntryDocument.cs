using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Admin;

/// <summary>Who did what and when, stored in <c>audit_entries</c>. Entries are added, never changed or removed.</summary>
public sealed record AuditEntryDocument : IWorkspaceDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    /// <summary>Empty for what concerns no workspace: set-up, sign-in.</summary>
    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    [BsonElement("atUtc")] public required DateTime AtUtc { get; init; }

    /// <summary>A value of <c>AuditAction</c>.</summary>
    [BsonElement("action")] public required string Action { get; init; }

    [BsonElement("actorKind")] public required string ActorKind { get; init; }

    [BsonElement("actorId")] public required ObjectId ActorId { get; init; }

    [BsonElement("actorName")] public required string ActorName { get; init; }

    /// <summary>What it was done to: an id, or empty.</summary>
    [BsonElement("target")] public required string Target { get; init; }

    [BsonElement("before")][BsonIgnoreIfNull] public string? Before { get; init; }

    [BsonElement("after")][BsonIgnoreIfNull] public string? After { get; init; }

    /// <summary>Network address it came from, where there is one.</summary>
    [BsonElement("source")][BsonIgnoreIfNull] public string? Source { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
