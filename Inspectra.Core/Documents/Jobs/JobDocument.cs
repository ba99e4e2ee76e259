using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Jobs;

/// <summary>One piece of durable work, stored in <c>jobs</c>.</summary>
/// <remarks>Whoever works on it holds a lease: the lease's number (<see cref="Fence"/>) grows with every claim, and every
/// write of a worker names its own, so that one who lost the lease changes nothing any more.</remarks>
public sealed record JobDocument : IWorkspaceDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    [BsonElement("type")] public required string Type { get; init; }

    [BsonElement("title")] public required string Title { get; init; }

    /// <summary>JSON.</summary>
    [BsonElement("payload")] public required string Payload { get; init; }

    /// <summary>One of <see cref="JobState"/>.</summary>
    [BsonElement("status")] public required string Status { get; init; }

    /// <summary>Not before this it is claimed.</summary>
    [BsonElement("dueUtc")] public required DateTime DueUtc { get; init; }

    [BsonElement("phase")][BsonIgnoreIfNull] public string? Phase { get; init; }

    [BsonElement("done")] public long Done { get; init; }

    [BsonElement("total")][BsonIgnoreIfNull] public long? Total { get; init; }

    [BsonElement("unit")] public string Unit { get; init; } = "";

    [BsonElement("ratePerSecond")][BsonIgnoreIfNull] public double? RatePerSecond { get; init; }

    [BsonElement("attempts")] public int Attempts { get; init; }

    [BsonElement("maxAttempts")] public required int MaxAttempts { get; init; }

    [BsonElement("fence")] public long Fence { get; init; }

    [BsonElement("leaseOwner")][BsonIgnoreIfNull] public string? LeaseOwner { get; init; }

    [BsonElement("leaseUntilUtc")][BsonIgnoreIfNull] public DateTime? LeaseUntilUtc { get; init; }

    [BsonElement("heartbeatUtc")][BsonIgnoreIfNull] public DateTime? HeartbeatUtc { get; init; }

    /// <summary>JSON.</summary>
    [BsonElement("checkpoint")][BsonIgnoreIfNull] public string? Checkpoint { get; init; }

    /// <summary>JSON.</summary>
    [BsonElement("result")][BsonIgnoreIfNull] public string? Result { get; init; }

    [BsonElement("error")][BsonIgnoreIfNull] public string? Error { get; init; }

    [BsonElement("cancelRequested")] public bool CancelRequested { get; init; }

    [BsonElement("pauseRequested")] public bool PauseRequested { get; init; }

    [BsonElement("actorKind")] public required int ActorKind { get; init; }

    [BsonElement("actorId")] public required ObjectId ActorId { get; init; }

    [BsonElement("actorName")] public required string ActorName { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("startedUtc")][BsonIgnoreIfNull] public DateTime? StartedUtc { get; init; }

    [BsonElement("finishedUtc")][BsonIgnoreIfNull] public DateTime? FinishedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
