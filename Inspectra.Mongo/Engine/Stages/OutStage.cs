using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$out</c>: the documents become the whole content of a collection.</summary>
internal sealed class OutStage(string collection, PipelineContext context) : Stage, IFinalStage
{
    public static OutStage Parse(BsonValue argument, PipelineContext context) => argument switch
    {
        BsonString name => new OutStage(name.Value, context),
        BsonDocument => new OutStage(
            ValueRules.ToText(NamedArguments.Read("$out", argument, ["coll"], ["db"])["coll"], "$out 'coll'"), context),
        _ => throw QueryException.Location(16990, "$out needs the name of a collection"),
    };

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var documents = new List<byte[]>();
        long held = 0;
        foreach (var row in input)
        {
            var bytes = OutputId.Ensure(row);
            held += bytes.Length;
            if (held > context.MemoryLimitBytes)
            {
                throw QueryException.MemoryLimit($"Exceeded memory limit for $out: {context.MemoryLimitBytes} bytes");
            }
            documents.Add(bytes);
        }
        context.Store.ReplaceCollection(collection, documents);
        yield break;
    }

    public override void CollectFields(FieldDependencies dependencies) => dependencies.AddWholeDocument();
}

/// <summary>Gives a document that is to be stored an <c>_id</c> where it has none.</summary>
internal static class OutputId
{
    public static byte[] Ensure(Row row)
    {
        if (row.Get("_id") is not null)
        {
            return row.Bytes.ToArray();
        }
        var document = new BsonDocument("_id", new BsonObjectId(ObjectId.GenerateNewId()));
        document.AddRange(row.Document);
        return document.ToBson();
    }
}
