using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Agents;

/// <summary>Id of an execution: unique, and in the order of time inside a workspace.</summary>
public sealed record ExecutionKey
{
    [BsonElement("w")] public required ObjectId WorkspaceId { get; init; }
    [BsonElement("t")] public required DateTime StartedUtc { get; init; }
    [BsonElement("e")] public required string ExecutionId { get; init; }
}
