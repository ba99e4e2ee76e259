using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$unionWith</c>: then the documents of another collection, through a pipeline of their own.</summary>
internal sealed class UnionWithStage(string collection, Pipeline pipeline, PipelineContext context) : Stage
{
    public static UnionWithStage Parse(BsonValue argument, PipelineContext context)
    {
        if (argument is BsonString name)
        {
            return new UnionWithStage(name.Value, Pipeline.Parse([], context), context);
        }
        var named = NamedArguments.Read("$unionWith", argument, ["coll"], ["pipeline"]);
        var stages = named.TryGetValue("pipeline", out var value) ? ValueRules.ToArray(value, "$unionWith 'pipeline'") : [];
        return new UnionWithStage(
            ValueRules.ToText(named["coll"], "$unionWith 'coll'"), Pipeline.Parse(stages, context), context);
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var row in input)
        {
            yield return row;
        }
        pipeline.Scope.CopyFrom(scope);
        foreach (var bytes in pipeline.Run(context.Store.Find(collection, pipeline.LeadingFilter ?? []), PipelineLead.None))
        {
            yield return new Row(bytes);
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        // The other collection's documents are read on their own.
    }
}
