using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>Every index there is, collection by collection; created where it is missing when the database opens.</summary>
public static class IndexSetup
{
    public static IReadOnlyList<CollectionIndexes> All { get; } =
    [
        new(CollectionNames.Users, [Index("email", unique: true, "emailKey")]),
        new(CollectionNames.Sessions,
        [
            Index("token", unique: true, "tokenHash"),
            Index("user", unique: false, "userId"),
            Expiry("expiry", "expiresUtc"),
        ]),
        new(CollectionNames.SignInAttempts, [Expiry("expiry", "forgottenUtc")]),
        new(CollectionNames.Members,
        [
            Index("member", unique: true, "workspaceId", "userId"),
            Index("user", unique: false, "userId"),
        ]),
        new(CollectionNames.ApiKeys,
        [
            Index("secret", unique: true, "secretHash"),
            Index("workspace", unique: false, "workspaceId", "_id"),
        ]),
        new(CollectionNames.Jobs,
        [
            Index("due", unique: false, "status", "dueUtc"),
            Index("workspace", unique: false, "workspaceId", "_id"),
        ]),
        new(CollectionNames.Files, [Index("workspace", unique: false, "metadata.workspaceId", "_id")]),
        new(CollectionNames.FileChunks, [Index("chunk", unique: true, "files_id", "n")]),
        new(CollectionNames.ImportRejections, [Index("workspace", unique: false, "workspaceId", "_id")]),
        new(CollectionNames.AuditEntries, [Index("workspace", unique: false, "workspaceId", "_id")]),
    ];

    /// <summary>Creates what is missing; what is there is left alone.</summary>
    public static async Task EnsureAsync(IMongoDatabase database, CancellationToken ct)
    {
        foreach (var indexes in All)
        {
            await database.GetCollection<BsonDocument>(indexes.Collection).Indexes
                .CreateManyAsync(indexes.Models, ct).ConfigureAwait(false);
        }
    }

    private static CreateIndexModel<BsonDocument> Index(string name, bool unique, params string[] fields) =>
        new(Keys(fields), new CreateIndexOptions { Name = name, Unique = unique });

    private static CreateIndexModel<BsonDocument> Expiry(string name, string field) =>
        new(Keys([field]), new CreateIndexOptions { Name = name, ExpireAfter = TimeSpan.Zero });

    private static BsonDocument Keys(IEnumerable<string> fields) =>
        new(fields.Select(field => new BsonElement(field, 1)));
}
