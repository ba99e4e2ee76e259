using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$group</c>: gathers documents by key; groups come in the order in which their keys first appeared.</summary>
internal sealed class GroupStage : Stage
{
    private const int BytesPerGroup = 200;

    private readonly Expression _id;
    private readonly List<string> _names = [];
    private readonly List<AccumulatorFactory> _factories = [];
    private readonly long _memoryLimit;

    private GroupStage(Expression id, long memoryLimit)
    {
        _id = id;
        _memoryLimit = memoryLimit;
    }

    public override bool MakesNewDocuments => true;

    public static GroupStage Parse(BsonValue argument, ExpressionParser parser, long memoryLimit)
    {
        if (argument is not BsonDocument specification)
        {
            throw QueryException.Location(15947, "a group's fields must be specified in an object");
        }
        if (!specification.TryGetValue("_id", out var id))
        {
            throw QueryException.Location(15955, "a group specification must include an _id");
        }
        var stage = new GroupStage(parser.Parse(id), memoryLimit);
        foreach (var element in specification)
        {
            if (element.Name == "_id")
            {
                continue;
            }
            if (element.Name.Contains('.', StringComparison.Ordinal))
            {
                throw QueryException.Location(40235, $"The field name '{element.Name}' cannot contain '.'");
            }
            stage.Add(element.Name, AccumulatorParser.Parse(element.Name, element.Value, parser));
        }
        return stage;
    }

    /// <summary>A group stage put together by another stage.</summary>
    public static GroupStage Of(Expression id, BsonDocument outputs, ExpressionParser parser, long memoryLimit)
    {
        var stage = new GroupStage(id, memoryLimit);
        foreach (var element in outputs)
        {
            stage.Add(element.Name, AccumulatorParser.Parse(element.Name, element.Value, parser));
        }
        return stage;
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var groups = new GroupTable(_id, _factories);
        var plan = RawGroupPlan.TryMake(_id, _factories);
        long held = 0;
        foreach (var row in input)
        {
            if (plan is not null && row.IsRaw)
            {
                plan.Add(row.Bytes.Span, groups);
            }
            else
            {
                scope.Root = row;
                groups.Add(scope);
            }
            // Looking at every group for every document would cost more than the grouping.
            if ((++held & 0xFFF) == 0)
            {
                RequireMemory(groups);
            }
        }
        RequireMemory(groups);
        foreach (var group in groups.Groups)
        {
            var document = new BsonDocument("_id", group.Id);
            for (var i = 0; i < _names.Count; i++)
            {
                document.Add(_names[i], group.Accumulators[i].Result());
            }
            yield return new Row(document);
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        _id.CollectFields(dependencies);
        foreach (var factory in _factories)
        {
            factory.Argument.CollectFields(dependencies);
        }
    }

    private void Add(string name, AccumulatorFactory factory)
    {
        _names.Add(name);
        _factories.Add(factory);
    }

    private void RequireMemory(GroupTable groups)
    {
        long bytes = 0;
        foreach (var group in groups.Groups)
        {
            bytes += BytesPerGroup;
            foreach (var accumulator in group.Accumulators)
            {
                bytes += accumulator.HeldBytes;
            }
        }
        if (bytes > _memoryLimit)
        {
            throw QueryException.MemoryLimit($"Exceeded memory limit for $group: {bytes} of {_memoryLimit} bytes");
        }
    }
}
