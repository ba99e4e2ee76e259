using MongoDB.Bson;

namespace Inspectra.Core.Metrics;

/// <summary>A committed change to the events of a stream.</summary>
/// <param name="Version">Grows with every commit of this workspace's stream.</param>
public sealed record DataChange(ObjectId WorkspaceId, string Stream, long Version);
