using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Sources;

/// <summary>A stored file in GridFS's layout, in <c>fs.files</c>; its bytes lie in <c>fs.chunks</c>.</summary>
public sealed record FileDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("length")] public required long Length { get; init; }

    [BsonElement("chunkSize")] public required int ChunkSize { get; init; }

    [BsonElement("uploadDate")] public required DateTime UploadDate { get; init; }

    [BsonElement("filename")] public required string Filename { get; init; }

    [BsonElement("metadata")] public required FileMetadata Metadata { get; init; }
}

/// <summary>What we keep about a file beside what GridFS does.</summary>
public sealed record FileMetadata
{
    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    [BsonElement("sha256")] public required string Sha256 { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
