using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Update;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$merge</c>: writes each document into a collection, by its key.</summary>
internal sealed class MergeStage : Stage, IFinalStage
{
    private const int BatchSize = 1000;

    private readonly PipelineContext _context;
    private readonly string _into;
    private readonly string[] _on;
    private readonly string _whenMatched;
    private readonly string _whenNotMatched;

    private MergeStage(PipelineContext context, string into, string[] on, string whenMatched, string whenNotMatched)
    {
        _context = context;
        _into = into;
        _on = on;
        _whenMatched = whenMatched;
        _whenNotMatched = whenNotMatched;
    }

    public static MergeStage Parse(BsonValue argument, PipelineContext context)
    {
        if (argument is BsonString name)
        {
            return new MergeStage(context, name.Value, ["_id"], "merge", "insert");
        }
        var named = NamedArguments.Read("$merge", argument, ["into"], ["on", "whenMatched", "whenNotMatched", "let"]);
        var into = named["into"] is BsonDocument target
            ? ValueRules.ToText(NamedArguments.Read("$merge", target, ["coll"], ["db"])["coll"], "$merge 'into'")
            : ValueRules.ToText(named["into"], "$merge 'into'");
        string[] on = named.GetValueOrDefault("on") switch
        {
            null => ["_id"],
            BsonArray paths => [.. paths.Select(path => ValueRules.ToText(path, "$merge 'on'"))],
            var path => [ValueRules.ToText(path, "$merge 'on'")],
        };
        if (named.GetValueOrDefault("whenMatched") is BsonArray)
        {
            throw QueryException.BadValue("$merge with a pipeline as 'whenMatched' is not supported");
        }
        return new MergeStage(
            context, into, on,
            Choice(named, "whenMatched", "merge", "replace", "keepExisting", "fail"),
            Choice(named, "whenNotMatched", "insert", "discard", "fail"));
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var batch in input.Select(WriteOf).Chunk(BatchSize))
        {
            _context.Store.Write(_into, batch);
        }
        yield break;
    }

    public override void CollectFields(FieldDependencies dependencies) => dependencies.AddWholeDocument();

    private PipelineWrite WriteOf(Row row)
    {
        var document = new RawDocument(OutputId.Ensure(row)).ToBsonDocument();
        if (_whenMatched == "fail")
        {
            return new PipelineWrite(null, document, Upsert: false, MustMatch: false);
        }
        var filter = new BsonDocument();
        foreach (var path in _on)
        {
            filter.Add(path, new BsonDocument("$eq", DocumentEditor.TryGet(document, path.Split('.'), out var value)
                ? value
                : throw QueryException.Location(51132, $"$merge write error: 'on' field '{path}' cannot be missing, null, undefined or an array")));
        }
        var literal = new BsonDocument("$literal", document);
        BsonValue update = _whenMatched switch
        {
            "replace" => document,
            "keepExisting" => new BsonDocument(
                "$setOnInsert", new BsonDocument(document.Where(element => !_on.Any(path => path.Split('.')[0] == element.Name)))),
            _ => new BsonArray
            {
                new BsonDocument("$replaceWith", new BsonDocument("$mergeObjects", new BsonArray { "$$ROOT", literal })),
            },
        };
        return new PipelineWrite(filter, update, _whenNotMatched == "insert", _whenNotMatched == "fail");
    }

    private static string Choice(Dictionary<string, BsonValue> named, string name, params string[] allowed)
    {
        if (!named.TryGetValue(name, out var value))
        {
            return allowed[0];
        }
        var text = ValueRules.ToText(value, $"$merge '{name}'");
        return allowed.Contains(text) ? text
            : throw QueryException.BadValue($"Enumeration value '{text}' for field '{name}' is not a valid value.");
    }
}
