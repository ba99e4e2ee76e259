using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Accumulators in the role of expressions: over a list of arguments, or over the elements of one array.</summary>
internal static class AccumulatingOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        Add(table, "$sum", () => new SumAccumulator());
        Add(table, "$avg", () => new AverageAccumulator());
        Add(table, "$min", () => new ExtremeAccumulator(-1));
        Add(table, "$max", () => new ExtremeAccumulator(1));
        Add(table, "$stdDevPop", () => new DeviationAccumulator(0));
        Add(table, "$stdDevSamp", () => new DeviationAccumulator(1));
        table.Named("$median", ["input", "method"], [], (values, _) =>
            Gather(new PercentileAccumulator([0.5], single: true), values[0]));
        table.Special("$percentile", (argument, parser) =>
        {
            var shares = AccumulatorParser.PercentileShares(argument);
            var input = parser.Parse(argument["input"]);
            return new FunctionExpression([input], (values, _) => Gather(new PercentileAccumulator(shares, single: false), values[0]));
        });
    }

    private static void Add(OperatorTable.Builder table, string name, Func<Accumulator> create) =>
        table.Special(name, (argument, parser) =>
        {
            // With a list each argument counts as it is; a lone argument stands for its elements.
            if (argument is BsonArray { Count: not 1 } list)
            {
                return new FunctionExpression([.. list.Select(parser.Parse)], (values, _) =>
                {
                    var accumulator = create();
                    foreach (var value in values)
                    {
                        accumulator.Add(value);
                    }
                    return accumulator.Result();
                });
            }
            var single = parser.Parse(argument is BsonArray one ? one[0] : argument);
            return new FunctionExpression([single], (values, _) => Gather(create(), values[0]));
        });

    private static BsonValue Gather(Accumulator accumulator, BsonValue? value)
    {
        if (value is BsonArray array)
        {
            foreach (var item in array)
            {
                accumulator.Add(item);
            }
        }
        else
        {
            accumulator.Add(value);
        }
        return accumulator.Result();
    }
}
