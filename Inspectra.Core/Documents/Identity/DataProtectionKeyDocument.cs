using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Identity;

/// <summary>One key of the web framework's data protection, stored in <c>data_protection_keys</c>: with it cookies
/// stay readable after a restart, and on every node.</summary>
public sealed record DataProtectionKeyDocument : IDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("friendlyName")] public required string FriendlyName { get; init; }

    /// <summary>As the framework writes it, its secret already encrypted.</summary>
    [BsonElement("xml")] public required string Xml { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
