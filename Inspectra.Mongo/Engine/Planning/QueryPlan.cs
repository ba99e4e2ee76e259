using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>Where the documents of a query are looked for, and in which order.</summary>
/// <param name="Index">The tree to walk; null for the records themselves.</param>
/// <param name="Ranges">Stretches of the tree, ascending and apart from each other.</param>
/// <param name="IsForward">Ascending.</param>
/// <param name="IsSorted">Whether the order is the one that was asked for.</param>
/// <param name="IsExact">Whether every document found matches the filter, so that it need not be looked at again.</param>
internal sealed record QueryPlan(IndexInfo? Index, IReadOnlyList<KeyRange> Ranges, bool IsForward, bool IsSorted, bool IsExact)
{
    public static QueryPlan Scan(bool isForward, bool isSorted, bool isExact) => new(null, [], isForward, isSorted, isExact);
}
