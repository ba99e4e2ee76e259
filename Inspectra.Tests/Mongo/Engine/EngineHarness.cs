using Inspectra.Mongo;
using Inspectra.Mongo.Commands;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Engine;

/// <summary>Sends commands to an engine of its own and reads the replies.</summary>
internal sealed class EngineHarness : IAsyncDisposable
{
    private EngineHarness(EmbeddedServer server) => Server = server;

    public EmbeddedServer Server { get; }

    public static async Task<EngineHarness> OpenAsync(EmbeddedServerOptions options) =>
        new(await EmbeddedServer.OpenAsync(options, CancellationToken.None));

    public static Task<EngineHarness> InMemoryAsync() =>
        OpenAsync(new EmbeddedServerOptions { DataDirectory = "unused", InMemory = true });

    public static Task<EngineHarness> OnDiskAsync(string directory) =>
        OpenAsync(new EmbeddedServerOptions { DataDirectory = directory });

    public async Task<BsonDocument> RunAsync(BsonDocument command, params BsonDocument[] documents)
    {
        if (!command.Contains("$db"))
        {
            command["$db"] = "test";
        }
        DocumentSequence[] sequences = documents.Length == 0
            ? []
            : [new DocumentSequence(SequenceOf(command), [.. documents.Select(d => new ReadOnlyMemory<byte>(d.ToBson()))])];
        var reply = await Server.Executor.ExecuteAsync(new CommandRequest(command.ToBson(), sequences), CancellationToken.None);
        return new RawDocument(reply.Span).ToBsonDocument();
    }

    /// <summary>Runs a command that must be carried out.</summary>
    public async Task<BsonDocument> OkAsync(BsonDocument command, params BsonDocument[] documents)
    {
        var reply = await RunAsync(command, documents);
        Assert.True(reply["ok"] == 1, reply.ToString());
        Assert.False(reply.Contains("writeErrors"), reply.ToString());
        return reply;
    }

    public Task<BsonDocument> InsertAsync(string collection, params BsonDocument[] documents) =>
        OkAsync(new BsonDocument("insert", collection), documents);

    /// <summary>All documents of a find, however many batches they take.</summary>
    public async Task<List<BsonDocument>> FindAsync(string collection, BsonDocument filter, BsonDocument? options = null)
    {
        var command = new BsonDocument { { "find", collection }, { "filter", filter } };
        foreach (var option in options ?? [])
        {
            command.Add(option);
        }
        return await DrainAsync(await OkAsync(command), collection);
    }

    public async Task<List<BsonDocument>> AggregateAsync(string collection, params BsonDocument[] stages) => await DrainAsync(
        await OkAsync(new BsonDocument
        {
            { "aggregate", collection }, { "pipeline", new BsonArray(stages) }, { "cursor", new BsonDocument() },
        }),
        collection);

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    private async Task<List<BsonDocument>> DrainAsync(BsonDocument reply, string collection)
    {
        var documents = reply["cursor"]["firstBatch"].AsBsonArray.Select(v => v.AsBsonDocument).ToList();
        var id = reply["cursor"]["id"].AsInt64;
        while (id != 0)
        {
            var next = await OkAsync(new BsonDocument { { "getMore", id }, { "collection", collection } });
            documents.AddRange(next["cursor"]["nextBatch"].AsBsonArray.Select(v => v.AsBsonDocument));
            id = next["cursor"]["id"].AsInt64;
        }
        return documents;
    }

    private static string SequenceOf(BsonDocument command) => command.GetElement(0).Name switch
    {
        "insert" => "documents",
        "update" => "updates",
        "delete" => "deletes",
        var other => throw new ArgumentException($"{other} takes no documents."),
    };
}
