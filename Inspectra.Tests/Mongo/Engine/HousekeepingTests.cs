using Inspectra.Mongo;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class HousekeepingTests
{
    [Fact]
    public async Task ExpiredDocuments_AreRemovedAndTheirRemovalIsTold()
    {
        await using var engine = await EngineHarness.OpenAsync(new EmbeddedServerOptions
        {
            DataDirectory = "unused", InMemory = true, HousekeepingInterval = TimeSpan.FromMilliseconds(50),
        });
        await engine.OkAsync(Documents.Doc("{'create': 'c'}"));
        var stream = await engine.OkAsync(Documents.Doc(
            "{'aggregate': 'c', 'pipeline': [{'$changeStream': {}}, {'$match': {'operationType': 'delete'}}], 'cursor': {}}"));

        await engine.InsertAsync("c",
            new BsonDocument { { "_id", 1 }, { "at", DateTime.UtcNow.AddHours(-2) } },
            new BsonDocument { { "_id", 2 }, { "at", DateTime.UtcNow.AddHours(2) } },
            new BsonDocument { { "_id", 3 }, { "at", "no date" } });
        await engine.OkAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'at': 1}, 'name': 'at', 'expireAfterSeconds': 3600}]}"));
        var events = await engine.OkAsync(new BsonDocument { { "getMore", stream["cursor"]["id"] }, { "collection", "c" }, { "maxTimeMS", 30_000 } });

        Assert.Equal(1, Assert.Single(events["cursor"]["nextBatch"].AsBsonArray)["documentKey"]["_id"].AsInt32);
        Assert.Equal([2, 3], (await engine.FindAsync("c", [])).Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public async Task IdleTransaction_IsAbortedAndLetsOthersWrite()
    {
        await using var engine = await EngineHarness.OpenAsync(new EmbeddedServerOptions
        {
            DataDirectory = "unused", InMemory = true, TransactionIdleLimit = TimeSpan.FromMilliseconds(100),
        });
        BsonDocument Part(BsonDocument command) =>
            command.AddRange(Documents.Doc("{'$db': 'test', 'lsid': {'id': 1}, 'autocommit': false}")).Add("txnNumber", 1L);

        await engine.OkAsync(Part(new BsonDocument { { "insert", "c" }, { "startTransaction", true } }), Documents.Doc("{'_id': 1}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 2}"));
        var commit = await engine.RunAsync(Part(new BsonDocument("commitTransaction", 1)));

        Assert.Equal(251, commit["code"].AsInt32);
        Assert.Equal(2, Assert.Single(await engine.FindAsync("c", []))["_id"].AsInt32);
    }
}
