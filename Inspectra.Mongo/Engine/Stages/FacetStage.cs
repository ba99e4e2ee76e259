using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$facet</c>: several pipelines over the same documents, each answering an array.</summary>
internal sealed class FacetStage : Stage
{
    private readonly List<(string Name, Pipeline Pipeline)> _facets = [];
    private readonly long _memoryLimit;

    private FacetStage(long memoryLimit) => _memoryLimit = memoryLimit;

    public override bool MakesNewDocuments => true;

    public static FacetStage Parse(BsonValue argument, PipelineContext context)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } facets)
        {
            throw QueryException.Location(40169, "the $facet specification must be a non-empty object");
        }
        var stage = new FacetStage(context.MemoryLimitBytes);
        foreach (var element in facets)
        {
            var stages = ValueRules.ToArray(element.Value, $"facet '{element.Name}'");
            foreach (var inner in stages.OfType<BsonDocument>())
            {
                if (inner.ElementCount == 1 && inner.GetElement(0).Name is "$facet" or "$out" or "$merge")
                {
                    throw QueryException.Location(40600, $"{inner.GetElement(0).Name} is not allowed to be used within a $facet stage");
                }
            }
            stage._facets.Add((element.Name, Pipeline.Parse(stages, context)));
        }
        return stage;
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var rows = new List<Row>();
        long held = 0;
        foreach (var row in input)
        {
            var kept = row.Retain();
            held += kept.Bytes.Length + 64;
            if (held > _memoryLimit)
            {
                throw QueryException.MemoryLimit($"Exceeded memory limit for $facet: {_memoryLimit} bytes");
            }
            rows.Add(kept);
        }
        var result = new BsonDocument();
        foreach (var (name, pipeline) in _facets)
        {
            pipeline.Scope.CopyFrom(scope);
            result.Add(name, new BsonArray(pipeline.RunRows(rows, PipelineLead.None).Select(row => row.Document)));
        }
        yield return new Row(result);
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var (_, pipeline) in _facets)
        {
            dependencies.AddAll(pipeline.Dependencies);
        }
    }
}
