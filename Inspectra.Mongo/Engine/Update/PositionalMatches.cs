using System.Globalization;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>Answers which array elements <c>$</c> and <c>$[name]</c> stand for.</summary>
internal sealed class PositionalMatches
{
    private readonly Dictionary<string, DocumentFilter> _arrayFilters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly BsonDocument _filter;
    private readonly FilterContext _context;

    public PositionalMatches(BsonArray? arrayFilters, BsonDocument filter, FilterContext context)
    {
        _filter = filter;
        _context = context;
        foreach (var item in arrayFilters ?? [])
        {
            var document = item as BsonDocument ?? throw QueryException.TypeMismatch("arrayFilters must hold documents");
            var name = NameOf(document) ?? throw QueryException.FailedToParse(
                "Cannot use an expression without a top-level field name in arrayFilters");
            if (!_arrayFilters.TryAdd(name, DocumentFilter.Parse(document, context)))
            {
                throw QueryException.FailedToParse($"Found multiple array filters with the same top-level field name {name}");
            }
        }
    }

    /// <exception cref="QueryException">A <c>$[name]</c> of the path has no array filter.</exception>
    public void Require(UpdatePath path)
    {
        foreach (var part in path.Parts)
        {
            if (part is ['$', '[', _, .., ']'] && !_arrayFilters.ContainsKey(part[2..^1]))
            {
                throw QueryException.BadValue($"No array filter found for identifier '{part[2..^1]}' in path '{path.Text}'");
            }
            if (part is ['$', '[', _, .., ']'])
            {
                _used.Add(part[2..^1]);
            }
        }
    }

    /// <exception cref="QueryException">An array filter is used by no path.</exception>
    public void RequireAllUsed()
    {
        foreach (var name in _arrayFilters.Keys)
        {
            if (!_used.Contains(name))
            {
                throw QueryException.FailedToParse($"The array filter for identifier '{name}' was not used in the update");
            }
        }
    }

    public bool Passes(string name, BsonValue element) =>
        _arrayFilters[name].Matches(new BsonDocument(name, element).ToBson());

    /// <summary>The first index whose element meets the filter's conditions on this array.</summary>
    /// <returns>null when the filter does not reach into the array, or nothing meets it.</returns>
    public string? IndexOf(BsonDocument root, IReadOnlyList<string> arrayPath)
    {
        if (!DocumentEditor.TryGet(root, arrayPath, out var found) || found is not BsonArray array)
        {
            return null;
        }
        var conditions = new List<DocumentFilter>();
        Collect(_filter, string.Join('.', arrayPath), conditions);
        if (conditions.Count == 0)
        {
            return null;
        }
        return First(new AndFilter(conditions)) ?? First(conditions[^1]);

        // A document that holds nothing but one element at that path shows whether this element alone would match.
        string? First(DocumentFilter condition)
        {
            for (var i = 0; i < array.Count; i++)
            {
                var probe = new BsonDocument();
                DocumentEditor.Set(probe, arrayPath, new BsonArray { array[i] });
                if (condition.Matches(probe.ToBson()))
                {
                    return i.ToString(CultureInfo.InvariantCulture);
                }
            }
            return null;
        }
    }

    private void Collect(BsonDocument filter, string path, List<DocumentFilter> conditions)
    {
        foreach (var element in filter)
        {
            if (element.Name is "$and" or "$or" && element.Value is BsonArray parts)
            {
                foreach (var part in parts.OfType<BsonDocument>())
                {
                    Collect(part, path, conditions);
                }
            }
            else if (element.Name == path || element.Name.StartsWith(path + ".", StringComparison.Ordinal))
            {
                conditions.Add(DocumentFilter.Parse(new BsonDocument(element.Name, element.Value), _context));
            }
        }
    }

    private static string? NameOf(BsonDocument filter)
    {
        foreach (var element in filter)
        {
            if (element.Name is not ['$', ..])
            {
                return element.Name.Split('.')[0];
            }
            if (element.Value is BsonArray { Count: > 0 } parts && parts[0] is BsonDocument first && NameOf(first) is { } name)
            {
                return name;
            }
        }
        return null;
    }
}
