using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Sources;

/// <summary>A piece of a stored file in GridFS's layout, in <c>fs.chunks</c>.</summary>
public sealed record FileChunkDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("files_id")] public required ObjectId FileId { get; init; }

    /// <summary>Position among the pieces, from 0.</summary>
    [BsonElement("n")] public required int Number { get; init; }

    [BsonElement("data")] public required byte[] Data { get; init; }
}
