using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Agents;

/// <summary>One run of an agent, stored in <c>executions</c>. Ingestion writes it as bytes; this is how it is read.</summary>
[BsonIgnoreExtraElements]
public sealed record ExecutionDocument
{
    [BsonId] public required ExecutionKey Id { get; init; }
    [BsonElement("agent")] public required string Agent { get; init; }
    [BsonElement("user")] public string? User { get; init; }
    [BsonElement("status")] public required string Status { get; init; }
    [BsonElement("completedUtc")] public DateTime? CompletedUtc { get; init; }
    [BsonElement("durationUs")] public long? DurationMicroseconds { get; init; }
    [BsonElement("creditsMicro")] public long? CreditsMicro { get; init; }
    [BsonElement("tokensIn")] public long? TokensIn { get; init; }
    [BsonElement("tokensOut")] public long? TokensOut { get; init; }
    [BsonElement("model")] public string? Model { get; init; }
    [BsonElement("environment")] public string? Environment { get; init; }
    [BsonElement("version")] public string? Version { get; init; }
    [BsonElement("errorType")] public string? ErrorType { get; init; }
    [BsonElement("errorMessage")] public string? ErrorMessage { get; init; }
    [BsonElement("metadata")] public BsonDocument? Metadata { get; init; }
    [BsonElement("receivedUtc")] public required DateTime ReceivedUtc { get; init; }
}
