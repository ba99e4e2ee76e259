using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class ComparisonOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        Add(table, "$eq", order => order == 0);
        Add(table, "$ne", order => order != 0);
        Add(table, "$gt", order => order > 0);
        Add(table, "$gte", order => order >= 0);
        Add(table, "$lt", order => order < 0);
        Add(table, "$lte", order => order <= 0);
        table.Function("$cmp", (a, b) => new BsonInt32(Math.Sign(ValueOrder.Compare(a, b))));
    }

    private static void Add(OperatorTable.Builder table, string name, Func<int, bool> test) =>
        table.Function(name, (a, b) => ValueRules.Bool(test(ValueOrder.Compare(a, b))));
}
