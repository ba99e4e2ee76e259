using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

internal sealed class AndFilter(IReadOnlyList<DocumentFilter> parts) : DocumentFilter
{
    private readonly DocumentFilter[] _parts = [.. parts];

    public override IReadOnlyList<FieldBound> Bounds { get; } = [.. parts.SelectMany(part => part.Bounds)];

    public override bool IsEmpty => _parts.Length == 0;

    public IReadOnlyList<DocumentFilter> Parts => _parts;

    public override bool Matches(ReadOnlySpan<byte> document)
    {
        foreach (var part in _parts)
        {
            if (!part.Matches(document))
            {
                return false;
            }
        }
        return true;
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var part in _parts)
        {
            part.CollectFields(dependencies);
        }
    }
}

internal sealed class OrFilter(IReadOnlyList<DocumentFilter> parts) : DocumentFilter
{
    private readonly DocumentFilter[] _parts = [.. parts];

    public override bool Matches(ReadOnlySpan<byte> document)
    {
        foreach (var part in _parts)
        {
            if (part.Matches(document))
            {
                return true;
            }
        }
        return false;
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var part in _parts)
        {
            part.CollectFields(dependencies);
        }
    }
}

internal sealed class NotFilter(DocumentFilter inner) : DocumentFilter
{
    public override bool Matches(ReadOnlySpan<byte> document) => !inner.Matches(document);

    public override void CollectFields(FieldDependencies dependencies) => inner.CollectFields(dependencies);
}

internal sealed class ConstantFilter(bool result) : DocumentFilter
{
    public override bool Matches(ReadOnlySpan<byte> document) => result;

    public override void CollectFields(FieldDependencies dependencies)
    {
        // A constant reads nothing.
    }
}

/// <summary><c>$expr</c>: an aggregation expression as a condition.</summary>
internal sealed class ExpressionFilter(Expression expression, Scope scope) : DocumentFilter
{
    public override bool Matches(ReadOnlySpan<byte> document)
    {
        var outer = scope.Root;
        scope.Root = new Row(document.ToArray());
        var result = ValueRules.IsTrue(expression.Evaluate(scope));
        scope.Root = outer;
        return result;
    }

    public override void CollectFields(FieldDependencies dependencies) => expression.CollectFields(dependencies);
}
