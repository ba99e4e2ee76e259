using MongoDB.Bson;

namespace Inspectra.Core.Repos;

/// <summary>One stretch of a collection, newest first.</summary>
/// <param name="Next">The id before which the next stretch begins; null at the end.</param>
public sealed record RepositoryPage<TDocument>(IReadOnlyList<TDocument> Items, ObjectId? Next);
