using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>One operator on one path.</summary>
/// <param name="path">May stand for many concrete paths.</param>
/// <param name="change">Given the value there (null when missing), gives the new one; null leaves things as they are.</param>
internal class UpdateAction(UpdatePath path, Func<BsonValue?, BsonValue?> change)
{
    public UpdatePath Path { get; } = path;

    /// <summary>True for <c>$setOnInsert</c>.</summary>
    public bool OnlyOnInsert { get; init; }

    public virtual void Apply(BsonDocument root, PositionalMatches positions)
    {
        foreach (var concrete in Path.Expand(root, positions))
        {
            DocumentEditor.TryGet(root, concrete, out var current);
            if (change(current) is { } changed && !ReferenceEquals(changed, current))
            {
                DocumentEditor.Set(root, concrete, changed);
            }
        }
    }
}

internal sealed class UnsetAction(UpdatePath path) : UpdateAction(path, current => current)
{
    public override void Apply(BsonDocument root, PositionalMatches positions)
    {
        foreach (var concrete in Path.Expand(root, positions))
        {
            DocumentEditor.Remove(root, concrete);
        }
    }
}

internal sealed class RenameAction(UpdatePath source, UpdatePath target) : UpdateAction(target, current => current)
{
    public UpdatePath Source { get; } = source;

    public override void Apply(BsonDocument root, PositionalMatches positions)
    {
        RefuseArrays(root, Source);
        RefuseArrays(root, Path);
        if (!DocumentEditor.TryGet(root, Source.Parts, out var value))
        {
            return;
        }
        DocumentEditor.Remove(root, Source.Parts);
        DocumentEditor.Remove(root, Path.Parts);
        DocumentEditor.Set(root, Path.Parts, value);
    }

    private static void RefuseArrays(BsonDocument root, UpdatePath path)
    {
        for (var depth = 1; depth < path.Parts.Length; depth++)
        {
            if (DocumentEditor.TryGet(root, path.Parts, depth, out var value) && value is BsonArray)
            {
                throw QueryException.BadValue($"The source and target field of $rename cannot run through an array: '{path.Text}'");
            }
        }
    }
}
