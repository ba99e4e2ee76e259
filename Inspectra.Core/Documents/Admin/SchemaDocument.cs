using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Admin;

/// <summary>Which shape the stored data has, the only document of <c>schema</c>.</summary>
public sealed record SchemaDocument
{
    /// <summary>There is never more than one.</summary>
    public const string OnlyId = "inspectra";

    [BsonId] public required string Id { get; init; }

    [BsonElement("version")] public required int Version { get; init; }

    [BsonElement("updatedUtc")] public required DateTime UpdatedUtc { get; init; }
}
