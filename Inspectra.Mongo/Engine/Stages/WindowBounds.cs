using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>Which neighbours of a document a window holds: by position, or by distance in the sort key.</summary>
internal sealed class WindowBounds
{
    private readonly double? _lower;
    private readonly double? _upper;
    private readonly bool _byRange;
    private readonly double _unit;

    private WindowBounds(double? lower, double? upper, bool byRange, double unit)
    {
        (_lower, _upper, _byRange, _unit) = (lower, upper, byRange, unit);
    }

    /// <summary>True for a window over the whole partition.</summary>
    public bool IsWhole => _lower is null && _upper is null;

    /// <summary>True for a window from the partition's start to the document itself.</summary>
    public bool IsRunning => !_byRange && _lower is null && _upper is 0;

    public static WindowBounds Parse(BsonValue? window, SortSpecification? order)
    {
        if (window is null)
        {
            return new WindowBounds(null, null, byRange: false, 1);
        }
        var named = NamedArguments.Read("'window'", window, [], ["documents", "range", "unit"]);
        if (named.ContainsKey("documents") == named.ContainsKey("range"))
        {
            return named.Count == 0
                ? new WindowBounds(null, null, byRange: false, 1)
                : throw QueryException.FailedToParse("'window' needs either 'documents' or 'range'");
        }
        var byRange = named.ContainsKey("range");
        if (named[byRange ? "range" : "documents"] is not BsonArray { Count: 2 } pair)
        {
            throw QueryException.FailedToParse("Window bounds must be a 2-element array");
        }
        var (lower, upper) = (End(pair[0]), End(pair[1]));
        if (order is null && (byRange || lower is not null || upper is not null))
        {
            throw QueryException.Location(5339901, "A bounded window requires a 'sortBy'");
        }
        if (byRange && order is { Fields: not [{ Direction: 1 }] })
        {
            throw QueryException.Location(5339902, "Range-based window requires an ascending 'sortBy' on one field");
        }
        var unit = named.TryGetValue("unit", out var name)
            ? DateUnits.FixedMilliseconds(ValueRules.ToText(name, "window 'unit'"))
            : 1;
        return new WindowBounds(lower, upper, byRange, unit);
    }

    /// <returns>First and last index of the window; an empty one has the last before the first.</returns>
    public (int Start, int End) Around(int index, List<BsonValue?[]> keys)
    {
        if (!_byRange)
        {
            return (
                _lower is { } back ? Math.Max(0, index + (int)back) : 0,
                _upper is { } ahead ? Math.Min(keys.Count - 1, index + (int)ahead) : keys.Count - 1);
        }
        var center = Position(keys[index][0]);
        var start = index;
        while (start > 0 && (_lower is null || Position(keys[start - 1][0]) >= center + (_lower * _unit)))
        {
            start--;
        }
        while (start < keys.Count && _lower is { } low && Position(keys[start][0]) < center + (low * _unit))
        {
            start++;
        }
        var end = index;
        while (end < keys.Count - 1 && (_upper is null || Position(keys[end + 1][0]) <= center + (_upper * _unit)))
        {
            end++;
        }
        while (end >= 0 && _upper is { } high && Position(keys[end][0]) > center + (high * _unit))
        {
            end--;
        }
        return (start, end);
    }

    private static double? End(BsonValue value) => value switch
    {
        BsonString { Value: "unbounded" } => null,
        BsonString { Value: "current" } => 0,
        _ when ValueRules.IsNumber(value) => ValueRules.ToDouble(value),
        _ => throw QueryException.FailedToParse($"Window bounds must be 'unbounded', 'current' or a number, not {value}"),
    };

    private static double Position(BsonValue? key) => key switch
    {
        BsonDateTime date => date.MillisecondsSinceEpoch,
        not null when ValueRules.IsNumber(key) => ValueRules.ToDouble(key),
        _ => throw QueryException.Location(5429414, $"Invalid range: expected the sortBy field to be a number or a date, but it was {BsonTypeNames.Of(key)}"),
    };
}
