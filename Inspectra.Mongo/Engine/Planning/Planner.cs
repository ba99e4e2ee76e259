using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>Chooses where to look: points and ranges of the tree that the conditions fit best, or all records.</summary>
internal static class Planner
{
    private static readonly string[] Comparisons = ["$eq", "$in", "$gt", "$gte", "$lt", "$lte"];

    /// <param name="collection">As the snapshot has it.</param>
    /// <param name="filter">Null for every document.</param>
    /// <param name="specification">The text of <paramref name="filter"/>.</param>
    /// <param name="sort">The wanted order; empty for any.</param>
    public static QueryPlan Plan(
        CollectionInfo collection, DocumentFilter? filter, BsonDocument? specification, IReadOnlyList<SortField> sort)
    {
        var bounds = filter?.Bounds ?? [];
        var byPath = bounds.ToLookup(b => b.Path, StringComparer.Ordinal);
        var isEmpty = filter is null || filter.IsEmpty;
        IndexCandidate? best = null;
        foreach (var candidate in Candidates(collection, bounds, byPath, sort))
        {
            if (candidate.Score > (best?.Score ?? 0))
            {
                best = candidate;
            }
        }
        if (best is null)
        {
            return NaturalOrder(sort) is { } forward
                ? QueryPlan.Scan(forward, true, isEmpty)
                : QueryPlan.Scan(true, sort.Count == 0, isEmpty);
        }
        var isExact = isEmpty || (specification is not null && SaysOnly(specification, bounds.Count) && best.Covers(bounds));
        var plan = best.ToPlan(isExact);
        return sort.Count == 0 ? plan with { IsSorted = true } : plan;
    }

    private static IEnumerable<IndexCandidate> Candidates(
        CollectionInfo collection, IReadOnlyList<FieldBound> bounds, ILookup<string, FieldBound> byPath, IReadOnlyList<SortField> sort)
    {
        if (collection.Shape.IsKnown)
        {
            yield return new IndexCandidate(
                collection.IdIndex, IndexComponent.Of(collection.Shape), [KeyEncoder.DocumentBracket], byPath, sort);
        }
        foreach (var index in collection.Indexes)
        {
            if (index.Partial is null ? !index.IsSparse || NeedsField(index, byPath) : Implies(bounds, index))
            {
                yield return new IndexCandidate(index, IndexComponent.Of(index), [], byPath, sort);
            }
        }
    }

    /// <summary>Whether the query only wants documents that a sparse index holds.</summary>
    private static bool NeedsField(IndexInfo index, ILookup<string, FieldBound> byPath) =>
        index.Fields.Any(field => byPath[field.Path].Any(b => b.Values is null || !b.Values.Any(v => v.IsBsonNull)));

    /// <summary>Whether every document that meets the query is in a partial index.</summary>
    private static bool Implies(IReadOnlyList<FieldBound> bounds, IndexInfo index)
    {
        // Null was excluded by the caller: only a partial index comes here.
        var conditions = index.PartialFilter!.Bounds;
        return conditions.Count > 0
            && SaysOnly(new RawBsonDocument(index.Partial!), conditions.Count)
            && conditions.All(condition => condition.IsExact && bounds.Any(bound => Implies(bound, condition)));
    }

    private static bool Implies(FieldBound bound, FieldBound condition)
    {
        if (bound.Path != condition.Path)
        {
            return false;
        }
        if (condition.Values is { } allowed)
        {
            return bound.Values is { Count: > 0 } values
                && values.All(value => allowed.Any(a => ValueOrder.AreEqual(a, value)));
        }
        return bound == condition;
    }

    /// <summary>Whether a filter consists of comparisons of fields only, as many as there are bounds.</summary>
    private static bool SaysOnly(BsonDocument specification, int bounds)
    {
        var conditions = 0;
        foreach (var element in specification)
        {
            if (element.Name.StartsWith('$'))
            {
                return false;
            }
            if (element.Value is BsonDocument { ElementCount: > 0 } operators && operators.GetElement(0).Name.StartsWith('$'))
            {
                if (operators.Any(o => !Comparisons.Contains(o.Name, StringComparer.Ordinal)))
                {
                    return false;
                }
                conditions += operators.ElementCount;
            }
            else
            {
                conditions++;
            }
        }
        return conditions == bounds;
    }

    private static bool? NaturalOrder(IReadOnlyList<SortField> sort) =>
        sort is [{ Path: "$natural" } natural] ? natural.Direction > 0 : null;
}
