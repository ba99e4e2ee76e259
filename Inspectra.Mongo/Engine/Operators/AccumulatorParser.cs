using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>A compiled accumulator: what to evaluate for each document, and how to begin for each group.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Argument">Evaluated for each document.</param>
/// <param name="Create">Makes the state of one group.</param>
internal sealed record AccumulatorFactory(string Name, Expression Argument, Func<Accumulator> Create);

/// <summary>Compiles the accumulators of <c>$group</c>, <c>$bucket</c> and <c>$setWindowFields</c>.</summary>
internal static class AccumulatorParser
{
    public static AccumulatorFactory Parse(string field, BsonValue specification, ExpressionParser parser)
    {
        if (specification is not BsonDocument { ElementCount: 1 } document || document.GetElement(0).Name is not ['$', ..])
        {
            throw QueryException.Location(40234, $"The field '{field}' must be an accumulator object");
        }
        var (name, argument) = (document.GetElement(0).Name, document[0]);
        switch (name)
        {
            case "$sum":
                return Simple(() => new SumAccumulator());
            case "$avg":
                return Simple(() => new AverageAccumulator());
            case "$min":
                return Simple(() => new ExtremeAccumulator(-1));
            case "$max":
                return Simple(() => new ExtremeAccumulator(1));
            case "$first":
                return Simple(() => new FirstAccumulator());
            case "$last":
                return Simple(() => new LastAccumulator());
            case "$push":
                return Simple(() => new PushAccumulator());
            case "$addToSet":
                return Simple(() => new SetAccumulator());
            case "$stdDevPop":
                return Simple(() => new DeviationAccumulator(0));
            case "$stdDevSamp":
                return Simple(() => new DeviationAccumulator(1));
            case "$mergeObjects":
                return Simple(() => new MergeAccumulator());
            case "$count":
                return argument is BsonDocument { ElementCount: 0 }
                    ? new AccumulatorFactory("$sum", new ConstantExpression(new BsonInt32(1)), () => new SumAccumulator())
                    : throw QueryException.TypeMismatch("$count takes no arguments, i.e. $count:{}");
            case "$percentile":
                var shares = PercentileShares(argument);
                return Input(["input", "p", "method"], () => new PercentileAccumulator(shares, single: false));
            case "$median":
                return Input(["input", "method"], () => new PercentileAccumulator([0.5], single: true));
            case "$firstN" or "$lastN":
                var edge = CountOf(name, argument);
                return Input(["input", "n"], () => new EdgeAccumulator(edge, name == "$lastN"));
            case "$maxN" or "$minN":
                return ExtremeN(name, argument, parser);
            case "$top" or "$bottom" or "$topN" or "$bottomN":
                return Ordered(name, argument, parser);
            default:
                throw QueryException.Location(15952, $"unknown group operator '{name}'");
        }

        AccumulatorFactory Simple(Func<Accumulator> create) => new(name, parser.Parse(argument), create);

        AccumulatorFactory Input(string[] required, Func<Accumulator> create) => new(
            name, parser.Parse(NamedArguments.Read(name, argument, required, [])["input"]), create);
    }

    public static double[] PercentileShares(BsonValue argument)
    {
        var named = NamedArguments.Read("$percentile", argument, ["input", "p", "method"], []);
        if (named["p"] is not BsonArray { Count: > 0 } list)
        {
            throw QueryException.Location(7750301, "The $percentile 'p' field must be a non-empty array of numbers");
        }
        return [.. list.Select(item => ValueRules.IsNumber(item) && ValueRules.ToDouble(item) is >= 0 and <= 1 and var share
            ? share
            : throw QueryException.Location(7750303, "The $percentile 'p' values must be numbers from 0 to 1"))];
    }

    private static int CountOf(string name, BsonValue argument)
    {
        var value = argument is BsonDocument document && document.TryGetValue("n", out var n) ? n : null;
        var count = ValueRules.ToInt32(value, $"'n' of {name}");
        return count > 0 ? count : throw QueryException.Location(5787908, $"'n' must be greater than 0, found {count}");
    }

    private static AccumulatorFactory ExtremeN(string name, BsonValue argument, ExpressionParser parser)
    {
        var count = CountOf(name, argument);
        var input = parser.Parse(NamedArguments.Read(name, argument, ["input", "n"], [])["input"]);
        var order = ElementOrder.Parse(new BsonInt32(name == "$maxN" ? -1 : 1));
        return new AccumulatorFactory(
            name,
            new BindingExpression([input], scope =>
            {
                var value = input.Evaluate(scope);
                return new BsonArray { ValueRules.OrNull(value), ValueRules.OrNull(value) };
            }),
            () => new OrderedAccumulator(order, count, single: false) { SkipsNull = true });
    }

    private static AccumulatorFactory Ordered(string name, BsonValue argument, ExpressionParser parser)
    {
        var many = name.EndsWith('N');
        string[] required = many ? ["sortBy", "output", "n"] : ["sortBy", "output"];
        var named = NamedArguments.Read(name, argument, required, []);
        var count = many ? CountOf(name, argument) : 1;
        if (named["sortBy"] is not BsonDocument { ElementCount: > 0 } sortBy)
        {
            throw QueryException.Location(5788604, $"{name} requires 'sortBy' to be an object");
        }
        // The bottom is the top of the opposite order; the result of $bottomN is turned round again.
        var reverse = name.StartsWith("$bottom", StringComparison.Ordinal);
        var order = ElementOrder.Parse(sortBy);
        var keys = sortBy.Names.Select(path => (Path: path, Value: (Expression)new FieldPathExpression(path))).ToList();
        var output = parser.Parse(named["output"]);
        return new AccumulatorFactory(
            name,
            new BindingExpression([.. keys.Select(key => key.Value), output], scope =>
            {
                // The key keeps the shape of the document, so that dotted paths find it again.
                var key = new BsonDocument();
                foreach (var (path, value) in keys)
                {
                    Update.DocumentEditor.Set(key, path.Split('.'), ValueRules.OrNull(value.Evaluate(scope)));
                }
                return new BsonArray { key, ValueRules.OrNull(output.Evaluate(scope)) };
            }),
            () => new OrderedAccumulator(
                reverse ? Comparer<BsonValue?>.Create((x, y) => order.Compare(y, x)) : order, count, !many) { Reversed = reverse });
    }
}
