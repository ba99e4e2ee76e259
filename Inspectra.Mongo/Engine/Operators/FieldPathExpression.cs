using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$a.b</c>: through documents to a value, through an array to the array of its elements' values.</summary>
internal sealed class FieldPathExpression(string path) : Expression
{
    private readonly string[] _parts = path.Split('.');

    public string Path { get; } = path;

    public override BsonValue? Evaluate(Scope scope)
    {
        var value = scope.Root.Get(_parts[0]);
        return _parts.Length == 1 ? value : Follow(value, _parts, 1);
    }

    public override void CollectFields(FieldDependencies dependencies) => dependencies.Add(Path);

    /// <summary>Follows the parts of a path from <paramref name="index"/> on, as an expression does (no array indexes).</summary>
    public static BsonValue? Follow(BsonValue? value, string[] parts, int index)
    {
        for (; index < parts.Length; index++)
        {
            switch (value)
            {
                case BsonDocument document:
                    value = document.TryGetValue(parts[index], out var next) ? next : null;
                    break;
                case BsonArray array:
                    var collected = new BsonArray();
                    foreach (var item in array)
                    {
                        if (item is BsonDocument && Follow(item, parts, index) is { } found)
                        {
                            collected.Add(found);
                        }
                    }
                    return collected;
                default:
                    return null;
            }
        }
        return value;
    }
}
