using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Query;

/// <summary>Collections as lists, for the stages that reach beyond their own collection.</summary>
internal sealed class MemoryStore : IPipelineStore
{
    public Dictionary<string, List<BsonDocument>> Collections { get; } = [];

    public List<PipelineWrite> Writes { get; } = [];

    public IEnumerable<ReadOnlyMemory<byte>> Find(string collection, BsonDocument filter)
    {
        var compiled = DocumentFilter.Parse(filter, Setting.Context());
        var buffer = new byte[4096];
        foreach (var document in Collections.GetValueOrDefault(collection) ?? [])
        {
            var bytes = document.ToBson();
            if (compiled.Matches(bytes))
            {
                // One buffer for all documents, as the storage does: a stage that forgets to copy is found out.
                bytes.CopyTo(buffer, 0);
                yield return buffer.AsMemory(0, bytes.Length);
            }
        }
    }

    public void ReplaceCollection(string collection, IReadOnlyList<byte[]> documents) =>
        Collections[collection] = [.. documents.Select(bytes => new RawDocument(bytes).ToBsonDocument())];

    public void Write(string collection, IReadOnlyList<PipelineWrite> writes) => Writes.AddRange(writes);

    public List<BsonDocument> Aggregate(string collection, BsonArray stages, PipelineLead lead = PipelineLead.None)
    {
        var pipeline = Pipeline.Parse(stages, new PipelineContext(Setting.NowUtc, new Random(7), this, CancellationToken.None));
        return [.. pipeline.Run(Find(collection, []), lead).Select(bytes => new RawDocument(bytes.Span).ToBsonDocument())];
    }
}
