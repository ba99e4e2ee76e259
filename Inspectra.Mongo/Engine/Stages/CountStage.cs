using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

internal sealed class CountStage(string field) : Stage
{
    public string Field { get; } = field;

    public override bool MakesNewDocuments => true;

    public static CountStage Parse(BsonValue argument) =>
        argument is BsonString { Value: { Length: > 0 } name } && name[0] != '$' && !name.Contains('.', StringComparison.Ordinal)
            ? new CountStage(name)
            : throw QueryException.Location(40156, "the count field must be a non-empty string without '$' and '.'");

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        long count = 0;
        foreach (var _ in input)
        {
            count++;
        }
        if (count > 0)
        {
            yield return new Row(new BsonDocument(Field, ValueRules.Count(count)));
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        // Counts documents without looking into them.
    }
}
