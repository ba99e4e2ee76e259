using Inspectra.Mongo;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class TransactionTests
{
    [Fact]
    public async Task Commit_AfterWrites_ShowsThemAllAtOnce()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 0}"));

        await engine.OkAsync(In(1, new BsonDocument("insert", "c"), start: true), Documents.Doc("{'_id': 1}"), Documents.Doc("{'_id': 2}"));
        var own = await engine.OkAsync(In(1, Documents.Doc("{'find': 'c', 'filter': {}}")));
        var ownCount = await engine.OkAsync(In(1, Documents.Doc("{'count': 'c'}")));
        var outside = await engine.FindAsync("c", []);
        await engine.OkAsync(In(1, new BsonDocument("commitTransaction", 1), database: "admin"));
        var again = await engine.OkAsync(In(1, new BsonDocument("commitTransaction", 1), database: "admin"));

        Assert.Equal(3, own["cursor"]["firstBatch"].AsBsonArray.Count);
        Assert.Equal(3, ownCount["n"].AsInt32);
        Assert.Single(outside);
        Assert.Equal(1, again["ok"].ToInt32());
        Assert.Equal(3, (await engine.FindAsync("c", [])).Count);
    }

    [Fact]
    public async Task Abort_AfterWrites_LeavesNothingNotEvenANewCollection()
    {
        await using var engine = await EngineHarness.InMemoryAsync();

        await engine.OkAsync(In(1, new BsonDocument("insert", "c"), start: true), Documents.Doc("{'_id': 1}"));
        await engine.OkAsync(In(1, new BsonDocument("abortTransaction", 1), database: "admin"));
        var late = await engine.RunAsync(In(1, Documents.Doc("{'find': 'c', 'filter': {}}")));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'second': true}"));

        Assert.Equal(251, late["code"].AsInt32);
        Assert.Equal("TransientTransactionError", late["errorLabels"][0].AsString);
        Assert.True(Assert.Single(await engine.FindAsync("c", []))["second"].AsBoolean);
    }

    [Fact]
    public async Task DuplicateKey_InATransaction_AbortsIt()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1}"));

        var refused = await engine.RunAsync(
            In(1, new BsonDocument("insert", "c"), start: true), Documents.Doc("{'_id': 5}"), Documents.Doc("{'_id': 1}"));
        var commit = await engine.RunAsync(In(1, new BsonDocument("commitTransaction", 1), database: "admin"));

        Assert.Equal(11000, refused["writeErrors"][0]["code"].AsInt32);
        Assert.Equal(251, commit["code"].AsInt32);
        Assert.Single(await engine.FindAsync("c", []));
    }

    [Fact]
    public async Task SecondTransaction_WhileTheFirstHoldsTheWriter_GivesWayWithATransientError()
    {
        await using var engine = await EngineHarness.OpenAsync(new EmbeddedServerOptions
        {
            DataDirectory = "unused", InMemory = true, TransactionWaitLimit = TimeSpan.FromMilliseconds(500),
        });

        await engine.OkAsync(In(1, new BsonDocument("insert", "c"), start: true), Documents.Doc("{'_id': 1}"));
        var second = await engine.RunAsync(In(2, new BsonDocument("insert", "c"), start: true), Documents.Doc("{'_id': 2}"));
        await engine.OkAsync(In(1, new BsonDocument("commitTransaction", 1), database: "admin"));
        var retried = await engine.OkAsync(In(2, new BsonDocument("insert", "c"), number: 2, start: true), Documents.Doc("{'_id': 2}"));
        await engine.OkAsync(In(2, new BsonDocument("commitTransaction", 1), number: 2, database: "admin"));

        Assert.Equal(112, second["code"].AsInt32);
        Assert.Equal("TransientTransactionError", second["errorLabels"][0].AsString);
        Assert.Equal(1, retried["n"].AsInt32);
        Assert.Equal(2, (await engine.FindAsync("c", [])).Count);
    }

    [Fact]
    public async Task Transactions_InParallel_AreSerialAndLoseNoIncrement()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'n': 0}"));

        await Task.WhenAll(Enumerable.Range(1, 12).Select(async session =>
        {
            for (var number = 1; number <= 10; number++)
            {
                var read = await engine.OkAsync(In(session, Documents.Doc("{'find': 'c', 'filter': {'_id': 1}}"), number, start: true));
                var value = read["cursor"]["firstBatch"][0]["n"].AsInt32;
                await engine.OkAsync(In(session, new BsonDocument("update", "c"), number), new BsonDocument
                {
                    { "q", new BsonDocument("_id", 1) }, { "u", new BsonDocument("$set", new BsonDocument("n", value + 1)) },
                });
                await engine.OkAsync(In(session, new BsonDocument("commitTransaction", 1), number, database: "admin"));
            }
        }));

        Assert.Equal(120, Assert.Single(await engine.FindAsync("c", []))["n"].AsInt32);
    }

    [Fact]
    public async Task RetriedWrite_SameSessionAndNumber_IsAnsweredAndNotDoneAgain()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'n': 0}"));
        BsonDocument Command() => new() { { "update", "c" }, { "lsid", Session(9) }, { "txnNumber", 4L } };
        var statement = Documents.Doc("{'q': {'_id': 1}, 'u': {'$inc': {'n': 1}}}");

        var first = await engine.OkAsync(Command(), statement);
        var second = await engine.OkAsync(Command(), statement);

        Assert.Equal(first, second);
        Assert.Equal(1, Assert.Single(await engine.FindAsync("c", []))["n"].AsInt32);
    }

    private static BsonDocument In(int session, BsonDocument command, long number = 1, bool start = false, string database = "test")
    {
        command["$db"] = database;
        command["lsid"] = Session(session);
        command["txnNumber"] = number;
        command["autocommit"] = false;
        if (start)
        {
            command["startTransaction"] = true;
        }
        return command;
    }

    private static BsonDocument Session(int number) => new("id", number);
}
