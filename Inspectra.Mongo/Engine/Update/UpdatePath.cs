using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>The path of an update operator, which may hold <c>$</c>, <c>$[]</c> and <c>$[name]</c>.</summary>
internal sealed class UpdatePath
{
    public UpdatePath(string text)
    {
        Text = text;
        Parts = text.Split('.');
        foreach (var part in Parts)
        {
            if (part.Length == 0)
            {
                throw QueryException.EmptyFieldName($"The update path '{text}' contains an empty field name, which is not allowed.");
            }
            if (part[0] != '$')
            {
                continue;
            }
            IsConcrete = false;
            if (part != "$" && !(part is ['$', '[', .., ']']))
            {
                throw new QueryException(52, "DollarPrefixedFieldName",
                    $"The dollar ($) prefixed field '{part}' in '{text}' is not allowed in the context of an update");
            }
        }
        if (Parts[0][0] == '$')
        {
            throw QueryException.BadValue($"Cannot have array filter identifier or positional operator at the start of path '{text}'");
        }
    }

    public string Text { get; }

    public string[] Parts { get; }

    public bool IsConcrete { get; } = true;

    /// <summary>The concrete paths that this path stands for in a document.</summary>
    public IReadOnlyList<string[]> Expand(BsonDocument root, PositionalMatches positions)
    {
        if (IsConcrete)
        {
            return [Parts];
        }
        var result = new List<string[]>();
        Expand(root, root, positions, [], result);
        return result;
    }

    public bool ConflictsWith(UpdatePath other)
    {
        var count = Math.Min(Parts.Length, other.Parts.Length);
        return Parts.AsSpan(0, count).SequenceEqual(other.Parts.AsSpan(0, count));
    }

    private void Expand(
        BsonDocument root, BsonValue? value, PositionalMatches positions, List<string> prefix, List<string[]> result)
    {
        if (prefix.Count == Parts.Length)
        {
            result.Add([.. prefix]);
            return;
        }
        var part = Parts[prefix.Count];
        if (part[0] != '$')
        {
            Step(part, Child(value, part));
            return;
        }
        if (part == "$")
        {
            var index = positions.IndexOf(root, prefix)
                ?? throw QueryException.BadValue("The positional operator did not find the match needed from the query.");
            Step(index, Child(value, index));
            return;
        }
        if (value is not BsonArray array)
        {
            throw QueryException.BadValue(value is null
                ? $"The path '{string.Join('.', prefix)}' must exist in the document in order to apply array updates."
                : $"Cannot apply array updates to non-array element {prefix[^1]}: {value}");
        }
        var name = part[2..^1];
        for (var i = 0; i < array.Count; i++)
        {
            if (name.Length == 0 || positions.Passes(name, array[i]))
            {
                Step(i.ToString(System.Globalization.CultureInfo.InvariantCulture), array[i]);
            }
        }

        void Step(string concrete, BsonValue? child)
        {
            prefix.Add(concrete);
            Expand(root, child, positions, prefix, result);
            prefix.RemoveAt(prefix.Count - 1);
        }
    }

    private static BsonValue? Child(BsonValue? value, string part) => value switch
    {
        BsonDocument document when document.TryGetValue(part, out var next) => next,
        BsonArray array when DocumentEditor.TryIndex(part, out var index) && index < array.Count => array[index],
        _ => null,
    };
}
