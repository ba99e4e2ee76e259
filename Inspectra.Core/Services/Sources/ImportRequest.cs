using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>An import as a person set it up.</summary>
public sealed record ImportRequest
{
    public required ObjectId FileId { get; init; }
    public ImportReadOptions ReadOptions { get; init; } = new();
    public required ImportMapping Mapping { get; init; }
    public ImportMode Mode { get; init; }
}
