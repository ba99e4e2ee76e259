using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>What becomes of fields that the tree does not name.</summary>
internal enum FieldTreeMode
{
    /// <summary>They are left out.</summary>
    Include,

    /// <summary>They stay; named ones are left out.</summary>
    Exclude,

    /// <summary>They stay; named ones are set.</summary>
    Add,
}

/// <summary>The fields that a projection or <c>$set</c> names, as a tree along their dotted paths.</summary>
internal sealed class FieldTree(FieldTreeMode mode)
{
    private readonly Dictionary<string, Child> _children = new(StringComparer.Ordinal);
    private readonly List<string> _computed = [];

    public FieldTreeMode Mode { get; } = mode;

    /// <summary>True when a leaf somewhere below is computed.</summary>
    public bool HasComputed { get; private set; }

    public bool IsEmpty => _children.Count == 0;

    /// <summary>The names of this level, when all of them are plain leaves; null otherwise.</summary>
    public IReadOnlyCollection<string>? PlainNames =>
        _children.Values.All(child => child is { Tree: null, Expression: null, Shape: null }) ? _children.Keys : null;

    /// <summary>Names a field to keep or to leave out, as the mode says.</summary>
    public void AddPlain(string path) => Add(path, new Child(null, null, null));

    public void AddComputed(string path, Expression expression) => Add(path, new Child(null, expression, null));

    /// <summary>Keeps a field after changing its value; null from the function leaves it out.</summary>
    public void AddShaped(string path, Func<BsonValue, BsonValue?> shape) => Add(path, new Child(null, null, shape));

    public void CollectFields(FieldDependencies dependencies)
    {
        foreach (var (name, child) in _children)
        {
            if (child.Expression is { } expression)
            {
                expression.CollectFields(dependencies);
            }
            else if (child.Tree is { } tree)
            {
                tree.CollectComputed(dependencies);
                dependencies.Add(name);
            }
            else
            {
                dependencies.Add(name);
            }
        }
        if (Mode != FieldTreeMode.Include)
        {
            dependencies.AddWholeDocument();
        }
    }

    public BsonDocument Apply(BsonDocument source, Scope scope)
    {
        var result = new BsonDocument(allowDuplicateNames: true);
        foreach (var element in source)
        {
            if (!_children.TryGetValue(element.Name, out var child))
            {
                if (Mode != FieldTreeMode.Include)
                {
                    result.Add(element);
                }
                continue;
            }
            var value = child switch
            {
                { Tree: { } tree } => tree.ApplyValue(element.Value, scope),
                { Expression: { } expression } => Mode == FieldTreeMode.Add ? expression.Evaluate(scope) : null,
                { Shape: { } shape } => shape(element.Value),
                _ => Mode == FieldTreeMode.Include ? element.Value : null,
            };
            if (value is not null)
            {
                result.Add(element.Name, value);
            }
        }
        AddComputedTo(result, source, scope);
        return result;
    }

    private void AddComputedTo(BsonDocument result, BsonDocument? source, Scope scope)
    {
        foreach (var name in _computed)
        {
            var child = _children[name];
            var exists = source is not null && source.Contains(name);
            // Where the source has the field, an addition was made in its place already, and so was a branch.
            if (exists && (Mode == FieldTreeMode.Add || child.Tree is not null))
            {
                continue;
            }
            var value = child.Tree is { } tree ? tree.NewDocument(scope) : child.Expression!.Evaluate(scope); // One or the other.
            if (value is not null)
            {
                result.Add(name, value);
            }
        }
    }

    private BsonValue? ApplyValue(BsonValue value, Scope scope)
    {
        switch (value)
        {
            case BsonDocument document:
                return Apply(document, scope);
            case BsonArray array:
                var items = new BsonArray();
                foreach (var item in array)
                {
                    if (ApplyValue(item, scope) is { } kept)
                    {
                        items.Add(kept);
                    }
                }
                return items;
            default:
                return HasComputed ? NewDocument(scope) : Mode == FieldTreeMode.Include ? null : value;
        }
    }

    private BsonDocument NewDocument(Scope scope)
    {
        var result = new BsonDocument();
        AddComputedTo(result, null, scope);
        return result;
    }

    private void CollectComputed(FieldDependencies dependencies)
    {
        foreach (var child in _children.Values)
        {
            child.Expression?.CollectFields(dependencies);
            child.Tree?.CollectComputed(dependencies);
        }
    }

    private void Add(string path, Child leaf)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        if (name.Length == 0 || name[0] == '$')
        {
            throw QueryException.Location(16410, $"FieldPath '{path}' has an empty part or one that starts with '$'");
        }
        HasComputed |= leaf.Expression is not null;
        if (dot < 0)
        {
            if (!_children.TryAdd(name, leaf))
            {
                throw QueryException.Location(31250, $"Path collision at {path}");
            }
        }
        else
        {
            if (!_children.TryGetValue(name, out var branch))
            {
                branch = new Child(new FieldTree(Mode), null, null);
                _children.Add(name, branch);
            }
            if (branch.Tree is null)
            {
                throw QueryException.Location(31249, $"Path collision at {path}");
            }
            branch.Tree.Add(path[(dot + 1)..], leaf);
        }
        if (leaf.Expression is not null && !_computed.Contains(name))
        {
            _computed.Add(name);
        }
    }

    private sealed record Child(FieldTree? Tree, Expression? Expression, Func<BsonValue, BsonValue?>? Shape);
}
