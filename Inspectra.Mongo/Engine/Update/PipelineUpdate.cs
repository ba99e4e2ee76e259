using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>An update written as a pipeline of <c>$set $unset $project $replaceWith</c>.</summary>
internal sealed class PipelineUpdate : UpdateProgram
{
    private readonly List<MapStage> _stages = [];
    private readonly BsonDocument _filter;
    private readonly Scope _scope;

    public PipelineUpdate(BsonArray stages, BsonDocument filter, FilterContext context)
    {
        _filter = filter;
        var parser = new ExpressionParser(context.Variables);
        foreach (var stage in stages)
        {
            if (stage is not BsonDocument { ElementCount: 1 } document)
            {
                throw QueryException.Location(40323, "A pipeline stage specification object must contain exactly one field.");
            }
            var (name, argument) = (document.GetElement(0).Name, document[0]);
            _stages.Add(name switch
            {
                "$set" or "$addFields" => AddFieldsStage.Parse(name, argument, parser),
                "$unset" => ProjectStage.ParseUnset(argument),
                "$project" => ProjectStage.Parse(argument, parser),
                "$replaceWith" => ReplaceRootStage.ParseWith(argument, parser),
                "$replaceRoot" => ReplaceRootStage.Parse(argument, parser),
                _ => throw QueryException.BadValue($"{name} is not allowed to be used within an update"),
            });
        }
        _scope = new Scope(context.Variables.SlotCount, context.NowUtc, context.Random);
    }

    protected override byte[] Compute(ReadOnlySpan<byte> document)
    {
        var before = new RawDocument(document).ToBsonDocument();
        var after = Transform(before);
        if (before.TryGetValue("_id", out var id) && !after.Contains("_id"))
        {
            after = new BsonDocument(after);
            after.InsertAt(0, new BsonElement("_id", id));
        }
        RequireSameId(before, after);
        return after.ToBson();
    }

    protected override BsonDocument ComputeUpsert() => new(Transform(UpsertSeed.From(_filter)));

    private BsonDocument Transform(BsonDocument document)
    {
        var row = new Row(document);
        foreach (var stage in _stages)
        {
            row = stage.Map(row, _scope);
        }
        return row.Document;
    }
}
