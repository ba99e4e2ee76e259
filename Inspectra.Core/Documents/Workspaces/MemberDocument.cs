using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Workspaces;

/// <summary>That a person belongs to a workspace, stored in <c>members</c>; unique per workspace and user.</summary>
public sealed record MemberDocument : IWorkspaceDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    [BsonElement("userId")] public required ObjectId UserId { get; init; }

    /// <summary>The number of a <see cref="Security.WorkspaceRole"/>.</summary>
    [BsonElement("role")] public required int Role { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
