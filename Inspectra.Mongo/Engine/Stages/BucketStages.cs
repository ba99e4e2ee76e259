using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$bucket</c>: groups by the boundaries that a value lies between; answers in their order.</summary>
internal sealed class BucketStage : Stage
{
    private readonly GroupStage _group;

    private BucketStage(GroupStage group) => _group = group;

    public override bool MakesNewDocuments => true;

    public static BucketStage Parse(BsonValue argument, ExpressionParser parser, long memoryLimit)
    {
        var named = NamedArguments.Read("$bucket", argument, ["groupBy", "boundaries"], ["default", "output"]);
        if (named["boundaries"] is not BsonArray { Count: >= 2 } boundaries)
        {
            throw QueryException.Location(40192, "The $bucket 'boundaries' field must have at least 2 values");
        }
        for (var i = 1; i < boundaries.Count; i++)
        {
            if (ValueOrder.Compare(boundaries[i - 1], boundaries[i]) >= 0)
            {
                throw QueryException.Location(40194, "The 'boundaries' option to $bucket must be sorted, without repetition");
            }
        }
        var fallback = named.GetValueOrDefault("default");
        var groupBy = parser.Parse(named["groupBy"]);
        var id = new BindingExpression([groupBy], scope =>
        {
            var value = groupBy.Evaluate(scope);
            if (value is not null && ValueOrder.Compare(value, boundaries[0]) >= 0)
            {
                for (var i = 1; i < boundaries.Count; i++)
                {
                    if (ValueOrder.Compare(value, boundaries[i]) < 0)
                    {
                        return boundaries[i - 1];
                    }
                }
            }
            return fallback ?? throw QueryException.Location(
                40066, "$switch could not find a matching branch for an input, and no default was specified.");
        });
        return new BucketStage(GroupStage.Of(id, Output(named), parser, memoryLimit));
    }

    public static BsonDocument Output(Dictionary<string, BsonValue> named) =>
        named.TryGetValue("output", out var output) && output is BsonDocument document
            ? document
            : new BsonDocument("count", new BsonDocument("$sum", 1));

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope) =>
        _group.Run(input, scope).OrderBy(row => row.Get("_id"), ValueOrder.Ascending);

    public override void CollectFields(FieldDependencies dependencies) => _group.CollectFields(dependencies);
}

/// <summary><c>$bucketAuto</c>: groups into so many buckets of about equal size, equal values always together.</summary>
internal sealed class BucketAutoStage : Stage
{
    private readonly Expression _groupBy;
    private readonly int _buckets;
    private readonly List<(string Name, AccumulatorFactory Factory)> _outputs = [];
    private readonly long _memoryLimit;

    private BucketAutoStage(Expression groupBy, int buckets, long memoryLimit)
    {
        _groupBy = groupBy;
        _buckets = buckets;
        _memoryLimit = memoryLimit;
    }

    public override bool MakesNewDocuments => true;

    public static BucketAutoStage Parse(BsonValue argument, ExpressionParser parser, long memoryLimit)
    {
        var named = NamedArguments.Read("$bucketAuto", argument, ["groupBy", "buckets"], ["output", "granularity"]);
        if (named.ContainsKey("granularity"))
        {
            throw QueryException.BadValue("$bucketAuto with granularity is not supported");
        }
        var buckets = ValueRules.ToInt32(named["buckets"], "buckets of $bucketAuto");
        if (buckets <= 0)
        {
            throw QueryException.Location(40243, "The $bucketAuto 'buckets' field must be greater than 0");
        }
        var stage = new BucketAutoStage(parser.Parse(named["groupBy"]), buckets, memoryLimit);
        foreach (var element in BucketStage.Output(named))
        {
            stage._outputs.Add((element.Name, AccumulatorParser.Parse(element.Name, element.Value, parser)));
        }
        return stage;
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var rows = new List<(BsonValue Key, Row Row)>();
        long held = 0;
        foreach (var row in input)
        {
            scope.Root = row;
            rows.Add((ValueRules.OrNull(_groupBy.Evaluate(scope)), row.Retain()));
            held += row.Bytes.Length + 64;
            if (held > _memoryLimit)
            {
                throw QueryException.MemoryLimit($"Exceeded memory limit for $bucketAuto: {_memoryLimit} bytes");
            }
        }
        var sorted = rows.OrderBy(row => row.Key, ValueOrder.Ascending).ToList();
        var start = 0;
        for (var bucket = 0; bucket < _buckets && start < sorted.Count; bucket++)
        {
            var wanted = (int)Math.Round((double)sorted.Count / _buckets, MidpointRounding.AwayFromZero);
            var end = bucket == _buckets - 1 ? sorted.Count : Math.Min(sorted.Count, start + Math.Max(1, wanted));
            while (end < sorted.Count && ValueOrder.AreEqual(sorted[end].Key, sorted[end - 1].Key))
            {
                end++;
            }
            yield return MakeBucket(sorted, start, end, scope);
            start = end;
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        _groupBy.CollectFields(dependencies);
        foreach (var (_, factory) in _outputs)
        {
            factory.Argument.CollectFields(dependencies);
        }
    }

    private Row MakeBucket(List<(BsonValue Key, Row Row)> sorted, int start, int end, Scope scope)
    {
        // The upper end is the next bucket's first value; the last bucket ends with its own last value.
        var upper = end < sorted.Count ? sorted[end].Key : sorted[end - 1].Key;
        var document = new BsonDocument("_id", new BsonDocument { { "min", sorted[start].Key }, { "max", upper } });
        foreach (var (name, factory) in _outputs)
        {
            var accumulator = factory.Create();
            for (var i = start; i < end; i++)
            {
                scope.Root = sorted[i].Row;
                accumulator.Add(factory.Argument.Evaluate(scope));
            }
            document.Add(name, accumulator.Result());
        }
        return new Row(document);
    }
}
