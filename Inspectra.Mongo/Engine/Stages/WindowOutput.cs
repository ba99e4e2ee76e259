using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>One field of <c>$setWindowFields</c>: an accumulator over a window, or a rank within the partition.</summary>
internal sealed class WindowOutput
{
    private readonly string _function;
    private readonly AccumulatorFactory? _accumulator;
    private readonly Expression? _shifted;
    private readonly Expression? _shiftDefault;
    private readonly int _shiftBy;
    private readonly WindowBounds _bounds;

    private WindowOutput(string path, string function, BsonValue argument, WindowBounds bounds, ExpressionParser parser)
    {
        Path = path.Split('.');
        _function = function;
        _bounds = bounds;
        switch (function)
        {
            case "$rank" or "$denseRank" or "$documentNumber":
                break;
            case "$shift":
                var named = NamedArguments.Read("$shift", argument, ["output", "by"], ["default"]);
                _shifted = parser.Parse(named["output"]);
                _shiftBy = ValueRules.ToInt32(named["by"], "'by' of $shift");
                _shiftDefault = named.TryGetValue("default", out var value) ? parser.Parse(value) : null;
                break;
            case "$derivative" or "$integral" or "$expMovingAvg" or "$covariancePop" or "$covarianceSamp" or "$linearFill" or "$locf":
                throw QueryException.BadValue($"{function} is not supported");
            default:
                _accumulator = AccumulatorParser.Parse(path, new BsonDocument(function, argument), parser);
                break;
        }
    }

    public string[] Path { get; }

    public static WindowOutput Parse(string path, BsonValue specification, SortSpecification? order, ExpressionParser parser)
    {
        if (specification is not BsonDocument document)
        {
            throw QueryException.FailedToParse("The field 'output' must hold objects");
        }
        var window = document.TryGetValue("window", out var given) ? given : null;
        var functions = document.Where(element => element.Name != "window").ToList();
        if (functions.Count != 1)
        {
            throw QueryException.FailedToParse($"'{path}' needs exactly one window function");
        }
        var (name, argument) = (functions[0].Name, functions[0].Value);
        if (name is "$rank" or "$denseRank" or "$shift" && order is null)
        {
            throw QueryException.Location(5371602, $"{name} must be specified with a top level sortBy expression");
        }
        return new WindowOutput(path, name, argument, WindowBounds.Parse(window, order), parser);
    }

    /// <returns>One value for each row, in their order.</returns>
    public BsonValue[] Compute(List<Row> rows, List<BsonValue?[]> keys, SortSpecification? order, Scope scope) => _function switch
    {
        "$documentNumber" => [.. Enumerable.Range(1, rows.Count).Select(i => ValueRules.Count(i))],
        "$rank" or "$denseRank" => Ranks(rows.Count, keys, order!), // Parse requires an order for these.
        "$shift" => Shift(rows, scope),
        _ => Accumulate(rows, keys, scope),
    };

    private BsonValue[] Ranks(int count, List<BsonValue?[]> keys, SortSpecification order)
    {
        var result = new BsonValue[count];
        long rank = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || order.CompareKeys(keys[i], keys[i - 1]) != 0)
            {
                rank = _function == "$rank" ? i + 1 : rank + 1;
            }
            result[i] = ValueRules.Count(rank);
        }
        return result;
    }

    private BsonValue[] Shift(List<Row> rows, Scope scope)
    {
        var result = new BsonValue[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var source = i + _shiftBy;
            var inside = source >= 0 && source < rows.Count;
            scope.Root = rows[inside ? source : i];
            result[i] = ValueRules.OrNull(inside ? _shifted!.Evaluate(scope) : _shiftDefault?.Evaluate(scope)); // Set for $shift.
        }
        return result;
    }

    private BsonValue[] Accumulate(List<Row> rows, List<BsonValue?[]> keys, Scope scope)
    {
        var factory = _accumulator!; // Set for every function that is not handled apart.
        var values = new BsonValue?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            scope.Root = rows[i];
            values[i] = factory.Argument.Evaluate(scope);
        }
        var result = new BsonValue[rows.Count];
        if (_bounds.IsRunning)
        {
            // A window that only grows needs one accumulator for the whole partition.
            var running = factory.Create();
            for (var i = 0; i < rows.Count; i++)
            {
                running.Add(values[i]);
                result[i] = running.Result().DeepClone();
            }
            return result;
        }
        BsonValue? whole = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (_bounds.IsWhole && whole is not null)
            {
                result[i] = whole;
                continue;
            }
            var (start, end) = _bounds.Around(i, keys);
            var accumulator = factory.Create();
            for (var j = start; j <= end; j++)
            {
                accumulator.Add(values[j]);
            }
            result[i] = whole = accumulator.Result();
        }
        return result;
    }
}
