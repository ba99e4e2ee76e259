using System.Globalization;
using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>Reads and writes at concrete paths (names and array indexes) of a decoded document.</summary>
internal static class DocumentEditor
{
    /// <summary>MongoDB's limit for the nulls that fill an array up to a new index.</summary>
    private const int MaxPadding = 1_500_000;

    public static bool TryGet(BsonDocument root, IReadOnlyList<string> path, [NotNullWhen(true)] out BsonValue? value) =>
        TryGet(root, path, path.Count, out value);

    public static bool TryGet(
        BsonDocument root, IReadOnlyList<string> path, int depth, [NotNullWhen(true)] out BsonValue? value)
    {
        value = root;
        for (var i = 0; i < depth; i++)
        {
            value = value switch
            {
                BsonDocument document when document.TryGetValue(path[i], out var next) => next,
                BsonArray array when TryIndex(path[i], out var index) && index < array.Count => array[index],
                _ => null,
            };
            if (value is null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Writes a value, making the documents on the way that are missing.</summary>
    /// <exception cref="QueryException">Something on the way is neither a document nor an array.</exception>
    public static void Set(BsonDocument root, IReadOnlyList<string> path, BsonValue value)
    {
        BsonValue container = root;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (!TryChild(container, path[i], out var next))
            {
                next = new BsonDocument();
                SetChild(container, path, i, next);
            }
            container = next;
        }
        SetChild(container, path, path.Count - 1, value);
    }

    /// <summary>Removes a field; an element of an array becomes null instead. Does nothing when there is none.</summary>
    public static void Remove(BsonDocument root, IReadOnlyList<string> path)
    {
        if (!TryGet(root, path, path.Count - 1, out var container))
        {
            return;
        }
        switch (container)
        {
            case BsonDocument document:
                document.Remove(path[^1]);
                break;
            case BsonArray array when TryIndex(path[^1], out var index) && index < array.Count:
                array[index] = BsonNull.Value;
                break;
            default:
                break;
        }
    }

    public static bool TryIndex(string part, out int index) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private static bool TryChild(BsonValue container, string part, [NotNullWhen(true)] out BsonValue? child)
    {
        child = container switch
        {
            BsonDocument document when document.TryGetValue(part, out var next) => next,
            BsonArray array when TryIndex(part, out var index) && index < array.Count => array[index],
            _ => null,
        };
        return child is not null;
    }

    private static void SetChild(BsonValue container, IReadOnlyList<string> path, int depth, BsonValue value)
    {
        var part = path[depth];
        switch (container)
        {
            case BsonDocument document:
                document.Set(part, value);
                return;
            case BsonArray array when TryIndex(part, out var index):
                if (index - array.Count > MaxPadding)
                {
                    throw QueryException.Location(17276, $"cannot fill an array of {array.Count} elements up to index {index}");
                }
                while (array.Count <= index)
                {
                    array.Add(BsonNull.Value);
                }
                array[index] = value;
                return;
            default:
                var parent = depth == 0 ? "" : path[depth - 1];
                throw QueryException.PathNotViable($"Cannot create field '{part}' in element {{{parent}: {container}}}");
        }
    }
}
