using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Putting filter documents together as MongoDB means them.</summary>
internal static class FilterDocuments
{
    public static BsonDocument Compare(string field, string op, BsonValue value) =>
        op == "$eq" && CanStandAlone(value) ? new BsonDocument(field, value) : new BsonDocument(field, new BsonDocument(op, value));

    public static BsonDocument And(IEnumerable<BsonDocument> filters)
    {
        var parts = filters.Where(f => f.ElementCount > 0).ToArray();
        if (parts.Length <= 1) { return parts.Length == 0 ? new BsonDocument() : parts[0]; }
        var merged = new BsonDocument();
        foreach (var part in parts)
        {
            foreach (var element in part)
            {
                if (!TryMerge(merged, element)) { return new BsonDocument("$and", new BsonArray(parts.SelectMany(Conjuncts))); }
            }
        }
        return merged;
    }

    public static BsonDocument Not(BsonDocument filter)
    {
        if (filter.ElementCount == 1)
        {
            var (name, value) = (filter.GetElement(0).Name, filter.GetElement(0).Value);
            if (name == "$or") { return new BsonDocument("$nor", value); }
            if (name == "$nor" && value is BsonArray { Count: 1 } only) { return only[0].AsBsonDocument; }
            if (!name.StartsWith('$')) { return NotField(name, value); }
        }
        return new BsonDocument("$nor", new BsonArray { filter });
    }

    private static BsonDocument NotField(string name, BsonValue value)
    {
        if (value is BsonRegularExpression) { return new BsonDocument(name, new BsonDocument("$not", value)); }
        if (!IsOperators(value)) { return new BsonDocument(name, new BsonDocument("$ne", value)); }
        var operators = value.AsBsonDocument;
        if (operators.ElementCount > 1) { return new BsonDocument(name, new BsonDocument("$not", operators)); }
        var element = operators.GetElement(0);
        var opposite = element.Name switch
        {
            "$eq" => "$ne",
            "$ne" => "$eq",
            "$in" => "$nin",
            "$nin" => "$in",
            _ => null,
        };
        if (opposite == "$eq") { return Compare(name, "$eq", element.Value); }
        if (opposite is not null) { return new BsonDocument(name, new BsonDocument(opposite, element.Value)); }
        return element.Name == "$not"
            ? new BsonDocument(name, element.Value)
            : new BsonDocument(name, new BsonDocument("$not", operators));
    }

    // { a: { $gt: 1 } } and { a: { $lt: 9 } } become one range, which an index can walk.
    private static bool TryMerge(BsonDocument merged, BsonElement element)
    {
        if (element.Name == "$and") { return false; } // Better one list of conditions than one inside the other.
        if (!merged.TryGetValue(element.Name, out var existing))
        {
            merged.Add(element.Name, IsOperators(element.Value) ? new BsonDocument(element.Value.AsBsonDocument.Elements) : element.Value);
            return true;
        }
        if (!IsOperators(existing) || !IsOperators(element.Value)) { return false; }
        var operators = existing.AsBsonDocument;
        var additions = element.Value.AsBsonDocument;
        if (additions.Any(a => operators.Contains(a.Name)) || operators.Contains("$regex") || additions.Contains("$regex")) { return false; }
        operators.AddRange(additions.Elements);
        return true;
    }

    private static IEnumerable<BsonValue> Conjuncts(BsonDocument filter) =>
        filter.ElementCount == 1 && filter.TryGetValue("$and", out var inner) && inner is BsonArray array ? array : [filter];

    // A document of operators, or a regular expression, would not be compared but obeyed.
    private static bool CanStandAlone(BsonValue value) => value is not BsonRegularExpression && !IsOperators(value);

    private static bool IsOperators(BsonValue value) =>
        value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name.StartsWith('$') && document.GetElement(0).Name != "$ref";
}
