using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal sealed class SumAccumulator : Accumulator
{
    private NumberSum _sum;

    public override void Add(BsonValue? value) => _sum.Add(value);

    public void AddRaw(RawValue value) => _sum.AddRaw(value);

    public override BsonValue Result() => _sum.Total();
}

internal sealed class AverageAccumulator : Accumulator
{
    private NumberSum _sum;

    public override void Add(BsonValue? value) => _sum.Add(value);

    public void AddRaw(RawValue value) => _sum.AddRaw(value);

    public override BsonValue Result() => _sum.Average();
}

/// <summary><c>$min</c> and <c>$max</c> over values of any type; null and missing do not count.</summary>
internal sealed class ExtremeAccumulator(int direction) : Accumulator
{
    private BsonValue? _extreme;

    public override void Add(BsonValue? value)
    {
        if (!ValueRules.IsNullish(value) && (_extreme is null || direction * ValueOrder.Compare(value, _extreme) > 0))
        {
            _extreme = value;
        }
    }

    public override BsonValue Result() => ValueRules.OrNull(_extreme);
}

/// <summary><c>$stdDevPop</c> and <c>$stdDevSamp</c>.</summary>
/// <remarks>Source: Welford (1962), "Note on a method for calculating corrected sums of squares and products".</remarks>
internal sealed class DeviationAccumulator(int degreesLost) : Accumulator
{
    private long _count;
    private double _mean;
    private double _squares;

    public override void Add(BsonValue? value)
    {
        if (value is null || !ValueRules.IsNumber(value))
        {
            return;
        }
        var number = ValueRules.ToDouble(value);
        _count++;
        var delta = number - _mean;
        _mean += delta / _count;
        _squares += delta * (number - _mean);
    }

    public override BsonValue Result() =>
        _count <= degreesLost ? BsonNull.Value : new BsonDouble(Math.Sqrt(_squares / (_count - degreesLost)));
}

/// <summary><c>$percentile</c> and <c>$median</c>, exact: the smallest value with at least that share at or below it.</summary>
internal sealed class PercentileAccumulator(IReadOnlyList<double> shares, bool single) : Accumulator
{
    private readonly List<double> _values = [];

    public override long HeldBytes => 8L * _values.Count;

    public override void Add(BsonValue? value)
    {
        if (value is not null && ValueRules.IsNumber(value) && ValueRules.ToDouble(value) is var number && !double.IsNaN(number))
        {
            _values.Add(number);
        }
    }

    public override BsonValue Result()
    {
        _values.Sort();
        var results = shares.Select(share => _values.Count == 0
            ? (BsonValue)BsonNull.Value
            : new BsonDouble(_values[Math.Clamp((int)Math.Ceiling(share * _values.Count) - 1, 0, _values.Count - 1)]));
        return single ? results.First() : new BsonArray(results);
    }
}
