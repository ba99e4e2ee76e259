using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

internal sealed class SkipStage(long count) : Stage
{
    public long Count { get; } = count;

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var left = Count;
        foreach (var row in input)
        {
            if (left > 0)
            {
                left--;
            }
            else
            {
                yield return row;
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        // Reads nothing.
    }
}
