using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Workspaces;

/// <summary>One team's separate room, stored in <c>workspaces</c>.</summary>
public sealed record WorkspaceDocument : IDocument
{
    [BsonId] public required ObjectId Id { get; init; }

    [BsonElement("name")] public required string Name { get; init; }

    /// <summary>IANA zone in which days begin unless a reader chooses another.</summary>
    [BsonElement("timeZone")] public required string TimeZone { get; init; }

    [BsonElement("pricePerCredit")] public required decimal PricePerCredit { get; init; }

    /// <summary>ISO 4217 code.</summary>
    [BsonElement("currency")] public required string Currency { get; init; }

    /// <summary>Grows with every change of members. Changes that look at several members write it first, so that
    /// two of them cannot pass each other.</summary>
    [BsonElement("membersVersion")] public int MembersVersion { get; init; }

    /// <summary>Set when removal has begun: from then on the workspace exists for nobody.</summary>
    [BsonElement("removedUtc")][BsonIgnoreIfNull] public DateTime? RemovedUtc { get; init; }

    [BsonElement("createdUtc")] public required DateTime CreatedUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
