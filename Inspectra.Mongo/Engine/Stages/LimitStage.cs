using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

internal sealed class LimitStage(long limit) : Stage
{
    public long Limit { get; } = limit;

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var left = Limit;
        foreach (var row in input)
        {
            yield return row;
            if (--left == 0)
            {
                break;
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        // Reads nothing.
    }
}
