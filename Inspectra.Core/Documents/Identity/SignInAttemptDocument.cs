using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Core.Documents.Identity;

/// <summary>Failed sign-ins of one account from one source, or of one source, stored in <c>sign_in_attempts</c>;
/// removed by the database after <see cref="ForgottenUtc"/>.</summary>
public sealed record SignInAttemptDocument
{
    /// <summary>A hash: neither addresses nor sources are kept in the clear.</summary>
    [BsonId] public required string Id { get; init; }

    [BsonElement("failures")] public required int Failures { get; init; }

    [BsonElement("windowUtc")] public required DateTime WindowStartUtc { get; init; }

    /// <summary>No attempt is looked at before.</summary>
    [BsonElement("waitUntilUtc")] public required DateTime WaitUntilUtc { get; init; }

    [BsonElement("forgottenUtc")] public required DateTime ForgottenUtc { get; init; }

    [BsonElement("v")] public int SchemaVersion { get; init; } = 1;
}
