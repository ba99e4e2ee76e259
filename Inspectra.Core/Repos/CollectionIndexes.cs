using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>The indexes of one collection.</summary>
public sealed record CollectionIndexes(string Collection, IReadOnlyList<CreateIndexModel<BsonDocument>> Models);
