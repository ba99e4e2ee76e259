using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Operators that treat arrays as sets: order and repetition do not count.</summary>
internal static class SetOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$setUnion", 0, int.MaxValue, (values, _) => Combine("$setUnion", values, (sets, item) => true));
        table.Function("$setIntersection", 0, int.MaxValue, (values, _) => Combine(
            "$setIntersection", values, (sets, key) => sets.All(set => set.Contains(key))));
        table.Function("$setDifference", (left, right) =>
        {
            if (ValueRules.IsNullish(left) || ValueRules.IsNullish(right))
            {
                return BsonNull.Value;
            }
            var unwanted = Keys("$setDifference", right);
            return Distinct(ValueRules.ToArray(left, "$setDifference operand"), key => !unwanted.Contains(key));
        });
        table.Function("$setEquals", 2, int.MaxValue, (values, _) =>
        {
            var first = Keys("$setEquals", values[0]);
            return ValueRules.Bool(values.Skip(1).All(value => first.SetEquals(Keys("$setEquals", value))));
        });
        table.Function("$setIsSubset", (left, right) => ValueRules.Bool(Keys("$setIsSubset", left).IsSubsetOf(Keys("$setIsSubset", right))));
        table.Function("$anyElementTrue", value => ValueRules.Bool(ValueRules.ToArray(value, "$anyElementTrue's argument").Any(ValueRules.IsTrue)));
        table.Function("$allElementsTrue", value => ValueRules.Bool(ValueRules.ToArray(value, "$allElementsTrue's argument").All(ValueRules.IsTrue)));
    }

    private static HashSet<byte[]> Keys(string name, BsonValue? value) =>
        new(ValueRules.ToArray(value, $"each argument of {name}").Select(CanonicalKey.Of), KeyComparer.Instance);

    private static BsonValue Combine(string name, BsonValue?[] values, Func<List<HashSet<byte[]>>, byte[], bool> keep)
    {
        if (values.Any(ValueRules.IsNullish))
        {
            return BsonNull.Value;
        }
        var sets = values.Select(value => Keys(name, value)).ToList();
        return Distinct(values.SelectMany(value => (BsonArray)value!), key => keep(sets, key)); // Keys has seen that all are arrays.
    }

    private static BsonArray Distinct(IEnumerable<BsonValue> items, Func<byte[], bool> keep)
    {
        var seen = new HashSet<byte[]>(KeyComparer.Instance);
        var result = new BsonArray();
        foreach (var item in items)
        {
            var key = CanonicalKey.Of(item);
            if (keep(key) && seen.Add(key))
            {
                result.Add(item);
            }
        }
        return result;
    }
}
