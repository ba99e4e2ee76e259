using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>Says that a job of the workspace looks different now; what it looks like is read from the service.</summary>
public sealed record JobChange(ObjectId WorkspaceId, ObjectId JobId, JobStatus Status);
