using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Update;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>The projection of a find command: inclusion or exclusion, <c>$slice</c>, <c>$elemMatch</c>, <c>$</c>, expressions.</summary>
internal sealed class Projection
{
    private readonly FieldTree _tree;
    private readonly Scope _scope;
    private readonly List<byte[]>? _plainNames;
    private readonly List<(string Path, PositionalMatches Matches)> _positional = [];

    private Projection(BsonDocument specification, BsonDocument filter, FilterContext context)
    {
        var parser = new ExpressionParser(context.Variables);
        _tree = new FieldTree(ProjectionRules.ModeOf(specification, ProjectionDialect.Find));
        foreach (var element in specification)
        {
            Add(element, filter, context, parser);
        }
        if (_tree.Mode == FieldTreeMode.Include && !specification.Contains("_id"))
        {
            _tree.AddPlain("_id");
        }
        _scope = new Scope(context.Variables.SlotCount, context.NowUtc, context.Random);
        _plainNames = _positional.Count == 0 ? _tree.PlainNames?.Select(Encoding.UTF8.GetBytes).ToList() : null;
        var dependencies = new FieldDependencies();
        _tree.CollectFields(dependencies);
        Dependencies = dependencies;
    }

    /// <summary>The fields that are read; with an inclusion perhaps few enough for an index to hold them all.</summary>
    public FieldDependencies Dependencies { get; }

    /// <returns>null when the specification is empty: documents pass as they are.</returns>
    /// <exception cref="QueryException">The specification mixes inclusion and exclusion, or is otherwise wrong.</exception>
    public static Projection? Parse(BsonDocument specification, BsonDocument filter, FilterContext context) =>
        specification.ElementCount == 0 ? null : new Projection(specification, filter, context);

    public byte[] Apply(ReadOnlySpan<byte> document)
    {
        if (_plainNames is not null)
        {
            return CopyNamed(document, _plainNames, _tree.Mode == FieldTreeMode.Include);
        }
        var source = new RawDocument(document).ToBsonDocument();
        foreach (var (path, matches) in _positional)
        {
            KeepMatched(source, path, matches);
        }
        _scope.Root = new Row(source);
        return _tree.Apply(source, _scope).ToBson();
    }

    private static byte[] CopyNamed(ReadOnlySpan<byte> document, List<byte[]> names, bool include)
    {
        using var writer = new BsonBufferWriter(document.Length + 8);
        var start = writer.BeginDocument();
        foreach (var element in new RawDocument(document))
        {
            var named = false;
            foreach (var name in names)
            {
                if (element.Name.SequenceEqual(name))
                {
                    named = true;
                    break;
                }
            }
            if (named == include)
            {
                writer.WriteElement(element);
            }
        }
        writer.EndDocument(start);
        return writer.ToArray();
    }

    private static void KeepMatched(BsonDocument source, string path, PositionalMatches matches)
    {
        var parts = path.Split('.');
        if (DocumentEditor.TryGet(source, parts, out var value) && value is BsonArray array)
        {
            var index = matches.IndexOf(source, parts) ?? throw QueryException.Location(
                51246, "Executor error during find command: positional operator '.$' couldn't find a matching element in the array");
            DocumentEditor.TryIndex(index, out var position);
            DocumentEditor.Set(source, parts, new BsonArray { array[position] });
        }
    }

    private void Add(BsonElement element, BsonDocument filter, FilterContext context, ExpressionParser parser)
    {
        var (name, value) = (element.Name, element.Value);
        if (name.EndsWith(".$", StringComparison.Ordinal))
        {
            var path = name[..^2];
            _positional.Add((path, new PositionalMatches(null, filter, context)));
            _tree.AddPlain(path);
        }
        else if (ProjectionRules.IsFlag(value))
        {
            if (ProjectionRules.Names(element, _tree.Mode))
            {
                _tree.AddPlain(name);
            }
        }
        else if (value is BsonDocument { ElementCount: 1 } shape && shape.GetElement(0).Name == "$slice" && !IsExpressionSlice(shape[0]))
        {
            _tree.AddShaped(name, Slice(shape[0]));
        }
        else if (value is BsonDocument { ElementCount: 1 } match && match.GetElement(0).Name == "$elemMatch")
        {
            _tree.AddShaped(name, ElementMatch(match[0], context));
        }
        else
        {
            _tree.AddComputed(name, parser.Parse(value));
        }
    }

    /// <summary>The aggregation form names an array first: <c>{$slice: ["$a", 2]}</c>.</summary>
    private static bool IsExpressionSlice(BsonValue operand) => operand is BsonArray { Count: > 0 } array && !ValueRules.IsNumber(array[0]);

    private static Func<BsonValue, BsonValue?> Slice(BsonValue operand)
    {
        int skip;
        int take;
        if (operand is BsonArray { Count: 2 } pair)
        {
            (skip, take) = (ValueRules.ToInt32(pair[0], "$slice"), ValueRules.ToInt32(pair[1], "$slice"));
            if (take <= 0)
            {
                throw QueryException.Location(28724, "$slice limit must be positive");
            }
        }
        else
        {
            take = ValueRules.ToInt32(operand, "$slice");
            (skip, take) = take < 0 ? (take, -take) : (0, take);
        }
        return value =>
        {
            if (value is not BsonArray array)
            {
                return value;
            }
            var from = skip < 0 ? Math.Max(0, array.Count + skip) : skip;
            return new BsonArray(array.Skip(from).Take(take));
        };
    }

    private static Func<BsonValue, BsonValue?> ElementMatch(BsonValue operand, FilterContext context)
    {
        var filter = DocumentFilter.Parse(
            new BsonDocument("v", new BsonDocument("$elemMatch", operand)), context);
        return value =>
        {
            foreach (var item in value as BsonArray ?? [])
            {
                if (filter.Matches(new BsonDocument("v", new BsonArray { item }).ToBson()))
                {
                    return new BsonArray { item };
                }
            }
            return null;
        };
    }
}
