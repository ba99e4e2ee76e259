using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>A stage that turns each document into another; updates may use it as well.</summary>
internal abstract class MapStage : Stage
{
    public abstract Row Map(Row row, Scope scope);

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var row in input)
        {
            yield return Map(row, scope);
        }
    }
}
