using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>The update operators that change arrays; each gives a new array and leaves the old one alone.</summary>
internal static class ArrayUpdateOperators
{
    public static Func<BsonValue?, BsonValue?> Push(string field, BsonValue operand)
    {
        if (operand is not BsonDocument modifiers || !modifiers.Contains("$each"))
        {
            return current => new BsonArray(ArrayAt(field, current)) { operand.DeepClone() };
        }
        foreach (var modifier in modifiers)
        {
            if (modifier.Name is not ("$each" or "$slice" or "$sort" or "$position"))
            {
                throw QueryException.BadValue($"Unrecognized clause in $push: {modifier.Name}");
            }
        }
        var each = ValueRules.ToArray(modifiers["$each"], "The argument to $each in $push");
        int? slice = modifiers.TryGetValue("$slice", out var s) ? ValueRules.ToInt32(s, "The value for $slice") : null;
        int? position = modifiers.TryGetValue("$position", out var p) ? ValueRules.ToInt32(p, "The value for $position") : null;
        var order = modifiers.TryGetValue("$sort", out var sort) ? ElementOrder.Parse(sort) : null;
        return current =>
        {
            var items = ArrayAt(field, current).ToList();
            var at = position is not { } wanted ? items.Count
                : wanted >= 0 ? Math.Min(wanted, items.Count) : Math.Max(0, items.Count + wanted);
            items.InsertRange(at, each.Select(item => item.DeepClone()));
            IEnumerable<BsonValue> result = order is null ? items : items.OrderBy(item => item, order);
            return new BsonArray(slice switch
            {
                null => result,
                >= 0 => result.Take(slice.Value),
                _ => result.TakeLast(-slice.Value),
            });
        };
    }

    public static Func<BsonValue?, BsonValue?> AddToSet(string field, BsonValue operand)
    {
        var additions = operand is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name == "$each"
            ? ValueRules.ToArray(document[0], "The argument to $each in $addToSet")
            : [operand];
        return current =>
        {
            var array = ArrayAt(field, current);
            var known = new HashSet<byte[]>(array.Select(CanonicalKey.Of), KeyComparer.Instance);
            var result = new BsonArray(array);
            foreach (var addition in additions)
            {
                if (known.Add(CanonicalKey.Of(addition)))
                {
                    result.Add(addition.DeepClone());
                }
            }
            return result.Count == array.Count && current is not null ? current : result;
        };
    }

    public static Func<BsonValue?, BsonValue?> Pop(string field, BsonValue operand)
    {
        if (!ValueRules.TryToInt64(operand, out var side) || side is not (1 or -1))
        {
            throw QueryException.FailedToParse($"$pop expects 1 or -1, found: {operand}");
        }
        return current =>
        {
            if (current is null)
            {
                return null;
            }
            var array = Existing("$pop", field, current);
            return array.Count == 0 ? current : new BsonArray(side > 0 ? array.SkipLast(1) : array.Skip(1));
        };
    }

    public static Func<BsonValue?, BsonValue?> Pull(string field, BsonValue operand, FilterContext context)
    {
        Func<BsonValue, bool> condition;
        if (FilterParser.IsOperatorDocument(operand) || operand is BsonRegularExpression)
        {
            // A condition needs a document around the value that it looks at.
            var filter = DocumentFilter.Parse(
                new BsonDocument("v", operand), context);
            condition = item => filter.Matches(new BsonDocument("v", item).ToBson());
        }
        else if (operand is BsonDocument document)
        {
            var filter = DocumentFilter.Parse(document, context);
            condition = item => item is BsonDocument candidate && filter.Matches(candidate.ToBson());
        }
        else
        {
            condition = item => ValueOrder.AreEqual(item, operand);
        }
        return current => Without("$pull", field, current, condition);
    }

    public static Func<BsonValue?, BsonValue?> PullAll(string field, BsonValue operand)
    {
        var unwanted = new HashSet<byte[]>(
            ValueRules.ToArray(operand, "The argument to $pullAll").Select(CanonicalKey.Of), KeyComparer.Instance);
        return current => Without("$pullAll", field, current, item => unwanted.Contains(CanonicalKey.Of(item)));
    }

    private static BsonValue? Without(string name, string field, BsonValue? current, Func<BsonValue, bool> condition)
    {
        if (current is null)
        {
            return null;
        }
        var array = Existing(name, field, current);
        var kept = array.Where(item => !condition(item)).ToList();
        return kept.Count == array.Count ? current : new BsonArray(kept);
    }

    private static BsonArray ArrayAt(string field, BsonValue? current) => current switch
    {
        null => [],
        BsonArray array => array,
        _ => throw QueryException.BadValue(
            $"The field '{field}' must be an array but is of type {BsonTypeNames.Of(current)}"),
    };

    private static BsonArray Existing(string name, string field, BsonValue current) => current as BsonArray
        ?? throw QueryException.BadValue(
            $"Cannot apply {name} to a non-array value: path '{field}' contains an element of non-array type '{BsonTypeNames.Of(current)}'");
}
