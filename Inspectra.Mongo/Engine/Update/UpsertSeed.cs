using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>The document that an upsert starts from: the equalities of its filter.</summary>
internal static class UpsertSeed
{
    public static BsonDocument From(BsonDocument filter)
    {
        var seed = new BsonDocument();
        Collect(filter, seed);
        return seed;
    }

    private static void Collect(BsonDocument filter, BsonDocument seed)
    {
        foreach (var element in filter)
        {
            switch (element.Name)
            {
                case "$and":
                case "$or" when element.Value is BsonArray { Count: 1 }:
                    foreach (var part in element.Value.AsBsonArray)
                    {
                        Collect(part.AsBsonDocument, seed);
                    }
                    break;
                case ['$', ..]:
                    break;
                default:
                    if (EqualityOf(element.Value) is { } value)
                    {
                        Set(seed, element.Name, value);
                    }
                    break;
            }
        }
    }

    private static BsonValue? EqualityOf(BsonValue operand)
    {
        if (!FilterParser.IsOperatorDocument(operand))
        {
            return operand is BsonRegularExpression ? null : operand;
        }
        var operators = operand.AsBsonDocument;
        if (operators.TryGetValue("$eq", out var equal))
        {
            return equal;
        }
        return operators.TryGetValue("$all", out var all) && all is BsonArray { Count: 1 } one
            && !FilterParser.IsOperatorDocument(one[0]) ? one[0] : null;
    }

    private static void Set(BsonDocument seed, string path, BsonValue value)
    {
        var parts = path.Split('.');
        if (DocumentEditor.TryGet(seed, parts, out _))
        {
            throw new QueryException(
                54, "NotSingleValueField", $"cannot infer query fields to set, path '{path}' is matched twice");
        }
        DocumentEditor.Set(seed, parts, value.DeepClone());
    }
}
