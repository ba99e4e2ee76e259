using System.Text;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class MiscellaneousOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Special("$literal", (argument, _) => new ConstantExpression(argument));
        table.Special("$const", (argument, _) => new ConstantExpression(argument));
        table.Special("$rand", (argument, _) => argument is BsonDocument { ElementCount: 0 } or BsonArray { Count: 0 }
            ? new BindingExpression([], scope => new BsonDouble(scope.Random.NextDouble()))
            : throw QueryException.Location(3040501, "$rand does not currently accept arguments"));
        table.Function("$binarySize", value => value switch
        {
            null or BsonNull => BsonNull.Value,
            BsonString text => ValueRules.Count(Encoding.UTF8.GetByteCount(text.Value)),
            BsonBinaryData binary => ValueRules.Count(binary.Bytes.Length),
            _ => throw QueryException.Location(51276, $"$binarySize requires a string or BinData argument, found: {BsonTypeNames.Of(value)}"),
        });
        table.Function("$bsonSize", value => value switch
        {
            null or BsonNull => BsonNull.Value,
            BsonDocument document => ValueRules.Count(document.ToBson().Length),
            _ => throw QueryException.Location(31393, $"$bsonSize requires a document input, found: {BsonTypeNames.Of(value)}"),
        });
        foreach (var name in new[] { "$function", "$accumulator", "$where" })
        {
            table.Special(name, (_, _) => throw QueryException.BadValue($"{name} is not supported: this server runs no JavaScript"));
        }
    }
}
