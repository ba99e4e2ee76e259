using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class ChangeStreamTests
{
    [Fact]
    public async Task Watch_EveryKindOfChange_TellsThemInOrder()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        var stream = await OpenAsync(engine, "{'fullDocument': 'updateLookup'}");

        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'a': 1}"), Documents.Doc("{'_id': 2, 'a': 1}"));
        await engine.InsertAsync("other", Documents.Doc("{'_id': 1}"));
        await engine.OkAsync(new BsonDocument("update", "c"), Documents.Doc("{'q': {'_id': 1}, 'u': {'$set': {'a': 2}, '$unset': {'x': 1}}}"));
        await engine.OkAsync(new BsonDocument("update", "c"), Documents.Doc("{'q': {'_id': 2}, 'u': {'b': 3}}"));
        await engine.OkAsync(new BsonDocument("delete", "c"), Documents.Doc("{'q': {'_id': 1}, 'limit': 1}"));
        var (events, _) = await NextAsync(engine, stream);

        Assert.Equal(["insert", "insert", "update", "replace", "delete"], events.Select(e => e["operationType"].AsString));
        Assert.Equal(Documents.Doc("{'_id': 2, 'b': 3}"), events[3]["fullDocument"].AsBsonDocument);
        Assert.Equal(Documents.Doc("{'a': 2}"), events[2]["updateDescription"]["updatedFields"].AsBsonDocument);
        Assert.Equal(Documents.Doc("{'_id': 1}"), events[4]["documentKey"].AsBsonDocument);
        Assert.All(events, e => Assert.Equal("c", e["ns"]["coll"].AsString));
    }

    [Fact]
    public async Task Watch_ResumedAfterAnyEvent_TellsExactlyTheRest()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        var stream = await OpenAsync(engine, "{}");
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 5).Select(i => new BsonDocument("_id", i))]);
        await engine.InsertAsync("c", Documents.Doc("{'_id': 5}"));
        var (events, last) = await NextAsync(engine, stream);

        for (var i = 0; i < events.Count; i++)
        {
            var resumed = await OpenAsync(engine, "{}", events[i]["_id"].AsBsonDocument);
            var (rest, _) = await NextAsync(engine, resumed);
            Assert.Equal(Enumerable.Range(i + 1, 5 - i), rest.Select(e => e["documentKey"]["_id"].AsInt32));
        }
        await engine.InsertAsync("c", Documents.Doc("{'_id': 6}"));
        var (after, _) = await NextAsync(engine, await OpenAsync(engine, "{}", last));
        Assert.Equal(6, Assert.Single(after)["documentKey"]["_id"].AsInt32);
    }

    [Fact]
    public async Task GetMore_NothingHappens_WaitsAndIsWokenByTheCommit()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        var stream = await OpenAsync(engine, "{}");

        var (empty, _) = await NextAsync(engine, stream, waitMs: 20);
        var waiting = NextAsync(engine, stream, waitMs: 30_000);
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1}"));
        var (woken, _) = await waiting;

        Assert.Empty(empty);
        Assert.Single(woken);
    }

    [Fact]
    public async Task Watch_Pipeline_FiltersEvents()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        var stream = await OpenAsync(engine, "{}", stage: Documents.Doc("{'$match': {'fullDocument.a': {'$gt': 5}}}"));

        await engine.InsertAsync("c", [.. Enumerable.Range(0, 10).Select(i => new BsonDocument { { "_id", i }, { "a", i } })]);
        var (events, _) = await NextAsync(engine, stream);

        Assert.Equal([6, 7, 8, 9], events.Select(e => e["documentKey"]["_id"].AsInt32));
    }

    [Fact]
    public async Task Watch_CollectionDropped_EndsWithInvalidate()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1}"));
        var stream = await OpenAsync(engine, "{}");

        await engine.OkAsync(Documents.Doc("{'drop': 'c'}"));
        var reply = await engine.OkAsync(new BsonDocument { { "getMore", stream }, { "collection", "c" } });

        Assert.Equal(["drop", "invalidate"], reply["cursor"]["nextBatch"].AsBsonArray.Select(e => e["operationType"].AsString));
        Assert.Equal(0, reply["cursor"]["id"].AsInt64);
    }

    [Fact]
    public async Task Watch_AbortedTransaction_TellsNothing()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        var stream = await OpenAsync(engine, "{}");
        BsonDocument Part(BsonDocument command) => command.AddRange(Documents.Doc("{'$db': 'test', 'lsid': {'id': 1}, 'autocommit': false}")).Add("txnNumber", 1L);

        await engine.OkAsync(Part(new BsonDocument { { "insert", "c" }, { "startTransaction", true } }), Documents.Doc("{'_id': 1}"));
        await engine.OkAsync(Part(new BsonDocument("abortTransaction", 1)));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 2}"));
        var (events, _) = await NextAsync(engine, stream);

        Assert.Equal(2, Assert.Single(events)["documentKey"]["_id"].AsInt32);
    }

    private static async Task<long> OpenAsync(EngineHarness engine, string options, BsonDocument? resumeAfter = null, BsonDocument? stage = null)
    {
        var watch = Documents.Doc(options);
        if (resumeAfter is not null)
        {
            watch["resumeAfter"] = resumeAfter;
        }
        var pipeline = new BsonArray { new BsonDocument("$changeStream", watch) };
        if (stage is not null)
        {
            pipeline.Add(stage);
        }
        var reply = await engine.OkAsync(new BsonDocument { { "aggregate", "c" }, { "pipeline", pipeline }, { "cursor", new BsonDocument() } });
        return reply["cursor"]["id"].AsInt64;
    }

    private static async Task<(List<BsonDocument> Events, BsonDocument Token)> NextAsync(EngineHarness engine, long stream, int waitMs = 1000)
    {
        var reply = await engine.OkAsync(new BsonDocument { { "getMore", stream }, { "collection", "c" }, { "maxTimeMS", waitMs } });
        var cursor = reply["cursor"].AsBsonDocument;
        return ([.. cursor["nextBatch"].AsBsonArray.Select(e => e.AsBsonDocument)], cursor["postBatchResumeToken"].AsBsonDocument);
    }
}
