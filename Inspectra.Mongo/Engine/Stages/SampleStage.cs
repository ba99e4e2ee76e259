using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$sample</c>: so many documents at random, each equally likely.</summary>
/// <remarks>Source: Vitter (1985), "Random sampling with a reservoir", algorithm R; shuffled at the end.</remarks>
internal sealed class SampleStage(int size) : Stage
{
    public static SampleStage Parse(BsonValue argument)
    {
        var size = ValueRules.ToInt32(NamedArguments.Read("$sample", argument, ["size"], [])["size"], "size of $sample");
        return size > 0 ? new SampleStage(size) : throw QueryException.Location(28747, "size argument to $sample must be positive");
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var reservoir = new List<Row>();
        long seen = 0;
        foreach (var row in input)
        {
            seen++;
            if (reservoir.Count < size)
            {
                reservoir.Add(row.Retain());
            }
            else if (scope.Random.NextInt64(seen) is var place && place < size)
            {
                reservoir[(int)place] = row.Retain();
            }
        }
        var rows = reservoir.ToArray();
        scope.Random.Shuffle(rows);
        return rows;
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        // Chooses documents without looking into them.
    }
}
