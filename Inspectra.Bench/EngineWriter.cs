using Inspectra.Mongo;
using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace Inspectra.Bench;

/// <summary>Writes to an embedded engine until the process is killed, and prints what was acknowledged: the other half of
/// the durability tests.</summary>
public static class EngineWriter
{
    private const int BatchSize = 20;

    /// <summary>Every line is <c>first number, count</c> of documents whose acknowledgement has arrived.</summary>
    public static async Task<int> RunAsync(string directory)
    {
        await using var server = await EmbeddedServer.OpenAsync(
            new EmbeddedServerOptions { DataDirectory = directory }, CancellationToken.None);
        await RunAsync(server, BsonDocument.Parse(
            "{createIndexes: 'events', indexes: [{key: {agent: 1, number: -1}, name: 'agent'}], $db: 'test'}"), []);
        var started = DateTime.UtcNow.Ticks;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(() => WriteAsync(server, writer, started + (writer * 1_000_000_000L)))));
        return 0;
    }

    /// <summary>Batches of events and the count of them, each batch with its count in one transaction.</summary>
    private static async Task WriteAsync(EmbeddedServer server, int writer, long next)
    {
        for (var transaction = 1L; ; transaction++)
        {
            var first = next;
            var events = Enumerable.Range(0, BatchSize).Select(_ => new BsonDocument
            {
                { "_id", new BsonDocument { { "w", writer }, { "t", new BsonDateTime(next / 10_000) }, { "e", next } } },
                { "number", next++ },
                { "agent", "agent-" + (next % 7) },
                { "text", new string('x', 200) },
            }).ToList();
            await RunAsync(server, In(new BsonDocument { { "insert", "events" }, { "startTransaction", true } }, writer, transaction), events);
            await RunAsync(
                server,
                In(new BsonDocument("update", "counts"), writer, transaction),
                [BsonDocument.Parse($"{{q: {{_id: {writer}}}, u: {{$inc: {{n: {BatchSize}}}}}, upsert: true}}")]);
            await RunAsync(server, In(new BsonDocument("commitTransaction", 1), writer, transaction), []);
            await Console.Out.WriteLineAsync($"{first},{BatchSize}");
        }
    }

    private static BsonDocument In(BsonDocument command, int writer, long transaction) => command.AddRange(new BsonDocument
    {
        { "$db", "test" }, { "lsid", new BsonDocument("id", writer) }, { "txnNumber", transaction }, { "autocommit", false },
    });

    private static async Task RunAsync(EmbeddedServer server, BsonDocument command, List<BsonDocument> documents)
    {
        var name = command.GetElement(0).Name == "insert" ? "documents" : "updates";
        DocumentSequence[] sequences = documents.Count == 0
            ? [] : [new DocumentSequence(name, [.. documents.Select(d => new ReadOnlyMemory<byte>(d.ToBson()))])];
        var reply = await server.Executor.ExecuteAsync(new CommandRequest(command.ToBson(), sequences), CancellationToken.None);
        var answer = new RawBsonDocument(reply.ToArray());
        if (answer["ok"].ToDouble() != 1 || answer.Contains("writeErrors"))
        {
            throw new InvalidOperationException($"{command.GetElement(0).Name} was refused: {answer}");
        }
    }
}
