using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Reads the document of named arguments that some operators and stages take.</summary>
internal static class NamedArguments
{
    public static Dictionary<string, BsonValue> Read(
        string name, BsonValue argument, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        if (argument is not BsonDocument document)
        {
            throw QueryException.FailedToParse($"{name} only supports an object as its argument");
        }
        var result = new Dictionary<string, BsonValue>(StringComparer.Ordinal);
        foreach (var element in document)
        {
            if (!required.Contains(element.Name) && !optional.Contains(element.Name))
            {
                throw QueryException.FailedToParse($"Unrecognized argument to {name}: {element.Name}");
            }
            result[element.Name] = element.Value;
        }
        foreach (var key in required)
        {
            if (!result.ContainsKey(key))
            {
                throw QueryException.FailedToParse($"Missing '{key}' parameter to {name}");
            }
        }
        return result;
    }
}
