using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Operators that look at or rearrange arrays without evaluating anything for each element.</summary>
internal static class ArrayOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$size", value => value is BsonArray array
            ? new BsonInt32(array.Count)
            : throw QueryException.Location(17124, $"The argument to $size must be an array, but was of type: {BsonTypeNames.Of(value)}"));
        table.Function("$isArray", value => ValueRules.Bool(value is BsonArray));
        table.Function("$in", (value, list) => list is BsonArray array
            ? ValueRules.Bool(array.Any(item => ValueOrder.AreEqual(item, value)))
            : throw QueryException.Location(40081, $"$in requires an array as a second argument, found: {BsonTypeNames.Of(list)}"));
        table.Function("$arrayElemAt", ElementAt);
        table.Function("$first", value => Edge("$first", value, 0));
        table.Function("$last", value => Edge("$last", value, -1));
        table.Named("$firstN", ["input", "n"], [], (values, _) => new BsonArray(
            ValueRules.ToArray(values[0], "'input' of $firstN").Take(ValueRules.ToInt32(values[1], "'n' of $firstN"))));
        table.Named("$lastN", ["input", "n"], [], (values, _) => new BsonArray(
            ValueRules.ToArray(values[0], "'input' of $lastN").TakeLast(ValueRules.ToInt32(values[1], "'n' of $lastN"))));
        table.Named("$maxN", ["input", "n"], [], (values, _) => ExtremeN("$maxN", values, -1));
        table.Named("$minN", ["input", "n"], [], (values, _) => ExtremeN("$minN", values, 1));
        table.Function("$concatArrays", 0, int.MaxValue, (values, _) => Concat(values));
        table.Function("$slice", 2, 3, (values, _) => Slice(values));
        table.Function("$reverseArray", value => ValueRules.IsNullish(value)
            ? BsonNull.Value : new BsonArray(ValueRules.ToArray(value, "The argument to $reverseArray").Reverse()));
        table.Function("$range", 2, 3, (values, _) => Range(values));
        table.Function("$indexOfArray", 2, 4, (values, _) => IndexOf(values));
        table.Named("$sortArray", ["input", "sortBy"], [], (values, _) => ValueRules.IsNullish(values[0])
            ? BsonNull.Value
            : new BsonArray(ValueRules.ToArray(values[0], "'input' of $sortArray").OrderBy(
                item => item, ElementOrder.Parse(ValueRules.OrNull(values[1])))));
        table.Named("$zip", ["inputs"], ["useLongestLength", "defaults"], (values, _) => Zip(values));
    }

    private static BsonValue? ElementAt(BsonValue? list, BsonValue? position)
    {
        if (ValueRules.IsNullish(list) || ValueRules.IsNullish(position))
        {
            return BsonNull.Value;
        }
        if (list is not BsonArray array)
        {
            throw QueryException.Location(28689, $"$arrayElemAt's first argument must be an array, but is {BsonTypeNames.Of(list)}");
        }
        var index = ValueRules.ToInt32(position, "$arrayElemAt's second argument");
        index = index < 0 ? array.Count + index : index;
        return index >= 0 && index < array.Count ? array[index] : null;
    }

    private static BsonValue? Edge(string name, BsonValue? list, int index)
    {
        if (ValueRules.IsNullish(list))
        {
            return BsonNull.Value;
        }
        var array = ValueRules.ToArray(list, $"{name}'s argument");
        return array.Count == 0 ? null : array[index < 0 ? array.Count - 1 : 0];
    }

    private static BsonArray ExtremeN(string name, BsonValue?[] values, int direction) =>
        new(ValueRules.ToArray(values[0], $"'input' of {name}")
            .Where(item => !ValueRules.IsNullish(item))
            .OrderBy(item => item, ElementOrder.Parse(new BsonInt32(direction)))
            .Take(ValueRules.ToInt32(values[1], $"'n' of {name}")));

    private static BsonValue Concat(BsonValue?[] values)
    {
        var result = new BsonArray();
        foreach (var value in values)
        {
            if (ValueRules.IsNullish(value))
            {
                return BsonNull.Value;
            }
            result.AddRange(value is BsonArray array ? (IEnumerable<BsonValue>)array
                : throw QueryException.Location(28664, $"$concatArrays only supports arrays, not {BsonTypeNames.Of(value)}"));
        }
        return result;
    }

    private static BsonValue Slice(BsonValue?[] values)
    {
        if (values.Any(ValueRules.IsNullish))
        {
            return BsonNull.Value;
        }
        var array = ValueRules.ToArray(values[0], "First argument to $slice");
        var first = ValueRules.ToInt32(values[1], "Second argument to $slice");
        if (values.Length == 2)
        {
            return new BsonArray(first < 0 ? array.TakeLast(-first) : array.Take(first));
        }
        var count = ValueRules.ToInt32(values[2], "Third argument to $slice");
        if (count <= 0)
        {
            throw QueryException.Location(28729, $"Third argument to $slice must be positive: {count}");
        }
        return new BsonArray(array.Skip(first < 0 ? Math.Max(0, array.Count + first) : first).Take(count));
    }

    private static BsonArray Range(BsonValue?[] values)
    {
        var start = ValueRules.ToInt32(values[0], "$range start");
        var end = ValueRules.ToInt32(values[1], "$range end");
        var step = values.Length > 2 ? ValueRules.ToInt32(values[2], "$range step") : 1;
        if (step == 0)
        {
            throw QueryException.Location(34449, "$range requires a non-zero step value");
        }
        if (Math.Abs(((long)end - start) / step) > 2_000_000)
        {
            throw QueryException.MemoryLimit("$range would give more than 2,000,000 elements");
        }
        var result = new BsonArray();
        for (long i = start; step > 0 ? i < end : i > end; i += step)
        {
            result.Add(new BsonInt32((int)i));
        }
        return result;
    }

    private static BsonValue IndexOf(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return BsonNull.Value;
        }
        var array = ValueRules.ToArray(values[0], "$indexOfArray's first argument");
        var start = values.Length > 2 ? ValueRules.ToInt32(values[2], "$indexOfArray start") : 0;
        var end = values.Length > 3 ? Math.Min(array.Count, ValueRules.ToInt32(values[3], "$indexOfArray end")) : array.Count;
        for (var i = Math.Max(0, start); i < end; i++)
        {
            if (ValueOrder.AreEqual(array[i], values[1]))
            {
                return new BsonInt32(i);
            }
        }
        return new BsonInt32(-1);
    }

    private static BsonValue Zip(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return BsonNull.Value;
        }
        var inputs = ValueRules.ToArray(values[0], "'inputs' of $zip");
        if (inputs.Any(ValueRules.IsNullish))
        {
            return BsonNull.Value;
        }
        var arrays = inputs.Select(item => ValueRules.ToArray(item, "each of 'inputs' of $zip")).ToList();
        var defaults = values[2] as BsonArray;
        var lengths = arrays.Select(array => array.Count).DefaultIfEmpty(0);
        var length = ValueRules.IsTrue(values[1]) ? lengths.Max() : lengths.Min();
        var result = new BsonArray();
        for (var i = 0; i < length; i++)
        {
            result.Add(new BsonArray(arrays.Select((array, input) => i < array.Count ? array[i]
                : defaults is not null && input < defaults.Count ? defaults[input] : BsonNull.Value)));
        }
        return result;
    }
}
