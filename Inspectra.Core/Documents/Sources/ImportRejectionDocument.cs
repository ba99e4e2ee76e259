using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Sources;

/// <summary>A stretch of the rows that an import rejected, stored in <c>import_rejections</c>.</summary>
/// <remarks>The id names the stretch, so that a stretch that is read again after a kill replaces itself.</remarks>
public sealed record ImportRejectionDocument
{
    /// <summary><c>&lt;job id&gt;:&lt;number of the last row of the stretch, 12 digits&gt;:&lt;part&gt;</c>.</summary>
    [BsonId] public required string Id { get; init; }

    [BsonElement("workspaceId")] public required ObjectId WorkspaceId { get; init; }

    [BsonElement("jobId")] public required ObjectId JobId { get; init; }

    [BsonElement("rows")] public required IReadOnlyList<ImportRejectionRow> Rows { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}

/// <summary>One rejected row.</summary>
public sealed record ImportRejectionRow
{
    [BsonElement("line")] public required long Line { get; init; }

    [BsonElement("column")][BsonIgnoreIfNull] public string? Column { get; init; }

    [BsonElement("reason")] public required string Reason { get; init; }

    [BsonElement("value")][BsonIgnoreIfNull] public string? Value { get; init; }

    /// <summary>The row as it stands in the file, cut.</summary>
    [BsonElement("text")] public required string Text { get; init; }
}
