namespace Inspectra.Mongo.Engine.Operators;

/// <summary>The top-level fields that a filter, an expression or a pipeline reads.</summary>
internal sealed class FieldDependencies
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    /// <summary>True when the whole document is needed; then <see cref="Fields"/> says nothing.</summary>
    public bool WholeDocument { get; private set; }

    public IReadOnlySet<string> Fields => _fields;

    public void Add(string dottedPath)
    {
        var dot = dottedPath.IndexOf('.', StringComparison.Ordinal);
        _fields.Add(dot < 0 ? dottedPath : dottedPath[..dot]);
    }

    public void AddAll(FieldDependencies other)
    {
        _fields.UnionWith(other._fields);
        WholeDocument |= other.WholeDocument;
    }

    public void AddWholeDocument() => WholeDocument = true;
}
