using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>A stage that is defined as several others in a row.</summary>
internal sealed class SequenceStage(IReadOnlyList<Stage> stages) : Stage
{
    public override bool MakesNewDocuments => stages.Any(stage => stage.MakesNewDocuments);

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var stage in stages)
        {
            input = stage.Run(input, scope);
        }
        return input;
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var stage in stages)
        {
            stage.CollectFields(dependencies);
            if (stage.MakesNewDocuments)
            {
                return;
            }
        }
    }
}
