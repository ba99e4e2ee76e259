using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>An update written as operators, each on some paths; all apply to the document as one change.</summary>
internal sealed class OperatorUpdate : UpdateProgram
{
    private readonly List<UpdateAction> _actions = [];
    private readonly PositionalMatches _positions;
    private readonly BsonDocument _filter;

    public OperatorUpdate(BsonDocument update, BsonArray? arrayFilters, BsonDocument filter, FilterContext context)
    {
        _filter = filter;
        _positions = new PositionalMatches(arrayFilters, filter, context);
        foreach (var element in update)
        {
            if (element.Name is not ['$', ..])
            {
                throw QueryException.FailedToParse(
                    $"Unknown modifier: {element.Name}. Expected a valid update modifier or pipeline-style update specified as an array");
            }
            if (element.Value is not BsonDocument fields)
            {
                throw QueryException.FailedToParse(
                    $"Modifiers operate on fields but we found type {BsonTypeNames.Of(element.Value)} instead. Operator: {element.Name}");
            }
            foreach (var field in fields)
            {
                _actions.Add(UpdateOperators.Parse(element.Name, field.Name, field.Value, context));
            }
        }
        RefuseConflicts();
        // MongoDB handles names in lexicographic order, which decides the order of fields that are new.
        _actions = [.. _actions.OrderBy(action => action.Path.Text, NumericAwareOrder.Instance)];
        foreach (var action in _actions)
        {
            _positions.Require(action.Path);
        }
        _positions.RequireAllUsed();
    }

    protected override byte[] Compute(ReadOnlySpan<byte> document)
    {
        var root = new RawDocument(document).ToBsonDocument();
        var idBefore = RawReader.Find(document, "_id"u8);
        foreach (var action in _actions)
        {
            if (!action.OnlyOnInsert)
            {
                action.Apply(root, _positions);
            }
        }
        var result = root.ToBson();
        if (!idBefore.IsMissing && !RawReader.Find(result, "_id"u8).Bytes.SequenceEqual(idBefore.Bytes))
        {
            throw QueryException.ImmutableField(
                "Performing an update on the path '_id' would modify the immutable field '_id'");
        }
        return result;
    }

    protected override BsonDocument ComputeUpsert()
    {
        var root = UpsertSeed.From(_filter);
        var before = (BsonDocument)root.DeepClone();
        foreach (var action in _actions)
        {
            action.Apply(root, _positions);
        }
        RequireSameId(before, root);
        return root;
    }

    private void RefuseConflicts()
    {
        var paths = new List<UpdatePath>();
        foreach (var action in _actions)
        {
            Add(action.Path);
            if (action is RenameAction rename)
            {
                Add(rename.Source);
            }
        }

        void Add(UpdatePath path)
        {
            foreach (var other in paths)
            {
                if (path.ConflictsWith(other))
                {
                    throw QueryException.ConflictingUpdateOperators(
                        $"Updating the path '{path.Text}' would create a conflict at '{other.Text}'");
                }
            }
            paths.Add(path);
        }
    }

    /// <summary>Part by part: numbers by value, names by code point.</summary>
    private sealed class NumericAwareOrder : IComparer<string>
    {
        public static NumericAwareOrder Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var left = x!.Split('.'); // Paths are never null.
            var right = y!.Split('.');
            for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            {
                var order = DocumentEditor.TryIndex(left[i], out var a) && DocumentEditor.TryIndex(right[i], out var b)
                    ? a.CompareTo(b)
                    : string.CompareOrdinal(left[i], right[i]);
                if (order != 0)
                {
                    return order;
                }
            }
            return left.Length.CompareTo(right.Length);
        }
    }
}
