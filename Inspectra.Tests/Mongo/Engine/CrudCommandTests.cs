using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class CrudCommandTests
{
    [Fact]
    public async Task Insert_ThenFindById_AnswersTheDocument()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", new BsonDocument { { "_id", 1 }, { "a", "x" } }, new BsonDocument { { "_id", 2 }, { "a", "y" } });

        var found = await engine.FindAsync("c", new BsonDocument("_id", 2));

        Assert.Equal([new BsonDocument { { "_id", 2 }, { "a", "y" } }], found);
    }

    [Fact]
    public async Task Insert_WithoutId_GivesAnObjectIdInFirstPlace()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", new BsonDocument("a", 1));

        var found = Assert.Single(await engine.FindAsync("c", []));

        Assert.Equal("_id", found.GetElement(0).Name);
        Assert.Equal(BsonType.ObjectId, found["_id"].BsonType);
    }

    [Fact]
    public async Task Insert_IdInLastPlace_IsMovedToTheFirst()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", new BsonDocument { { "a", 1 }, { "_id", 7 } });

        var found = Assert.Single(await engine.FindAsync("c", new BsonDocument("_id", 7)));

        Assert.Equal(new BsonDocument { { "_id", 7 }, { "a", 1 } }, found);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Insert_DuplicateId_ReportsItAndGoesOnUnlessOrdered(bool ordered, int inserted)
    {
        await using var engine = await EngineHarness.InMemoryAsync();

        var reply = await engine.RunAsync(
            new BsonDocument { { "insert", "c" }, { "ordered", ordered } },
            new BsonDocument("_id", 1), new BsonDocument("_id", 1.0), new BsonDocument("_id", 2));

        Assert.Equal(inserted, reply["n"].AsInt32);
        var error = Assert.Single(reply["writeErrors"].AsBsonArray).AsBsonDocument;
        Assert.Equal(1, error["index"].AsInt32);
        Assert.Equal(11000, error["code"].AsInt32);
        Assert.Equal(new BsonDocument("_id", 1), error["keyPattern"].AsBsonDocument);
        Assert.Equal(inserted, (await engine.FindAsync("c", [])).Count);
    }

    [Fact]
    public async Task Find_MoreThanABatch_ComesInBatches()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 1000).Select(i => new BsonDocument { { "_id", i }, { "g", i % 2 } })]);

        var first = await engine.OkAsync(new BsonDocument { { "find", "c" }, { "filter", new BsonDocument("g", 1) } });
        var all = await engine.FindAsync("c", new BsonDocument("g", 1), new BsonDocument("batchSize", 7));

        Assert.Equal(101, first["cursor"]["firstBatch"].AsBsonArray.Count);
        Assert.NotEqual(0, first["cursor"]["id"].AsInt64);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (i * 2) + 1), all.Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public async Task Find_SortSkipLimitProjection_AreApplied()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 50).Select(i => new BsonDocument { { "_id", i }, { "v", 100 - i } })]);

        var found = await engine.FindAsync("c", [], new BsonDocument
        {
            { "sort", new BsonDocument("v", 1) }, { "skip", 2 }, { "limit", 3 }, { "projection", new BsonDocument("v", 0) },
        });

        Assert.Equal([new BsonDocument("_id", 47), new BsonDocument("_id", 46), new BsonDocument("_id", 45)], found);
    }

    [Fact]
    public async Task Find_ByListOfIds_AnswersThoseThatExistOnce()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 300).Select(i => new BsonDocument("_id", i))]);

        var found = await engine.FindAsync("c", new BsonDocument("_id", new BsonDocument("$in", new BsonArray { 299, 5, 5L, 1000, 7.0 })));

        Assert.Equal([5, 7, 299], found.Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public async Task Update_Operators_ChangeMatchingDocuments()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 10).Select(i => new BsonDocument { { "_id", i }, { "n", 0 } })]);

        var reply = await engine.OkAsync(new BsonDocument("update", "c"), new BsonDocument
        {
            { "q", new BsonDocument("_id", new BsonDocument("$lt", 4)) }, { "u", new BsonDocument("$inc", new BsonDocument("n", 5)) }, { "multi", true },
        });

        Assert.Equal(4, reply["n"].AsInt32);
        Assert.Equal(4, reply["nModified"].AsInt32);
        Assert.Equal(4, (await engine.FindAsync("c", new BsonDocument("n", 5))).Count);
    }

    [Fact]
    public async Task Update_ReplacementByIdWithUpsert_InsertsThenReplacesThenLeavesAsItIs()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        BsonDocument Statement(int value) => new()
        {
            { "q", new BsonDocument("_id", new BsonDocument { { "w", 1 }, { "t", 2 } }) },
            { "u", new BsonDocument("v", value) },
            { "upsert", true },
        };

        var first = await engine.OkAsync(new BsonDocument("update", "c"), Statement(1));
        var second = await engine.OkAsync(new BsonDocument("update", "c"), Statement(2));
        var third = await engine.OkAsync(new BsonDocument("update", "c"), Statement(2));

        Assert.Equal(new BsonDocument { { "w", 1 }, { "t", 2 } }, first["upserted"][0]["_id"].AsBsonDocument);
        Assert.Equal((1, 1), (second["n"].AsInt32, second["nModified"].AsInt32));
        Assert.Equal((1, 0), (third["n"].AsInt32, third["nModified"].AsInt32));
        var stored = Assert.Single(await engine.FindAsync("c", []));
        Assert.Equal(new BsonDocument { { "_id", new BsonDocument { { "w", 1 }, { "t", 2 } } }, { "v", 2 } }, stored);
    }

    [Fact]
    public async Task Update_ReplacementWithAnotherId_IsRefused()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", new BsonDocument("_id", 1));

        var reply = await engine.RunAsync(new BsonDocument("update", "c"), new BsonDocument
        {
            { "q", new BsonDocument("_id", 1) }, { "u", new BsonDocument("_id", 2) },
        });

        Assert.Equal(66, reply["writeErrors"][0]["code"].AsInt32);
    }

    [Fact]
    public async Task Delete_OneAndMany_RemoveThatMany()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 10).Select(i => new BsonDocument { { "_id", i }, { "g", i % 2 } })]);

        var one = await engine.OkAsync(new BsonDocument("delete", "c"), new BsonDocument { { "q", new BsonDocument("g", 0) }, { "limit", 1 } });
        var many = await engine.OkAsync(new BsonDocument("delete", "c"), new BsonDocument { { "q", new BsonDocument("g", 1) }, { "limit", 0 } });

        Assert.Equal(1, one["n"].AsInt32);
        Assert.Equal(5, many["n"].AsInt32);
        Assert.Equal(4, (await engine.OkAsync(new BsonDocument("count", "c")))["n"].AsInt32);
    }

    [Fact]
    public async Task FindAndModify_SortedUpdate_AnswersBeforeOrAfter()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", new BsonDocument { { "_id", 1 }, { "p", 5 } }, new BsonDocument { { "_id", 2 }, { "p", 9 } });
        BsonDocument Command(bool after) => new()
        {
            { "findAndModify", "c" }, { "query", new BsonDocument("p", new BsonDocument("$gt", 0)) },
            { "sort", new BsonDocument("p", -1) }, { "update", new BsonDocument("$inc", new BsonDocument("p", 1)) }, { "new", after },
        };

        var before = await engine.OkAsync(Command(after: false));
        var now = await engine.OkAsync(Command(after: true));

        Assert.Equal(9, before["value"]["p"].AsInt32);
        Assert.Equal(11, now["value"]["p"].AsInt32);
    }

    [Fact]
    public async Task FindAndModify_RemoveAndUpsert_Work()
    {
        await using var engine = await EngineHarness.InMemoryAsync();

        var upserted = await engine.OkAsync(new BsonDocument
        {
            { "findAndModify", "c" }, { "query", new BsonDocument("_id", 1) }, { "upsert", true }, { "new", true },
            { "update", new BsonDocument("$set", new BsonDocument("a", 1)) },
        });
        var removed = await engine.OkAsync(new BsonDocument { { "findAndModify", "c" }, { "query", new BsonDocument("a", 1) }, { "remove", true } });
        var none = await engine.OkAsync(new BsonDocument { { "findAndModify", "c" }, { "query", new BsonDocument("a", 1) }, { "remove", true } });

        Assert.Equal(1, upserted["lastErrorObject"]["upserted"].AsInt32);
        Assert.Equal(new BsonDocument { { "_id", 1 }, { "a", 1 } }, removed["value"].AsBsonDocument);
        Assert.True(none["value"].IsBsonNull);
    }

    [Fact]
    public async Task Distinct_OverArraysAndDocuments_AnswersEachValueOnce()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c",
            Documents.Doc("{'_id': 1, 'a': {'b': [3, 1]}}"), Documents.Doc("{'_id': 2, 'a': {'b': 1}}"),
            Documents.Doc("{'_id': 3, 'a': [{'b': 'x'}, {'b': 3}]}"), Documents.Doc("{'_id': 4}"));

        var reply = await engine.OkAsync(new BsonDocument { { "distinct", "c" }, { "key", "a.b" } });

        Assert.Equal(["1 Int32", "3 Int32", "x String"], reply["values"].AsBsonArray.Select(v => $"{v} {v.BsonType}"));
    }

    [Fact]
    public async Task Aggregate_GroupLookupAndMerge_ReachOtherCollections()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("sales", [.. Enumerable.Range(0, 20).Select(i => new BsonDocument { { "_id", i }, { "g", i % 3 }, { "v", i } })]);
        await engine.InsertAsync("names", new BsonDocument { { "_id", 0 }, { "name", "zero" } });

        await engine.AggregateAsync("sales",
            Documents.Doc("{'$group': {'_id': '$g', 'total': {'$sum': '$v'}}}"), Documents.Doc("{'$merge': {'into': 'totals'}}"));
        var joined = await engine.AggregateAsync("totals",
            Documents.Doc("{'$lookup': {'from': 'names', 'localField': '_id', 'foreignField': '_id', 'as': 'n'}}"),
            Documents.Doc("{'$sort': {'_id': 1}}"));

        Assert.Equal([63, 70, 57], joined.Select(d => d["total"].ToInt32()));
        Assert.Equal("zero", joined[0]["n"][0]["name"].AsString);
    }

    [Fact]
    public async Task Command_UnknownOrMalformed_IsRefusedByCode()
    {
        await using var engine = await EngineHarness.InMemoryAsync();

        var unknown = await engine.RunAsync(new BsonDocument("frobnicate", 1));
        var operators = await engine.RunAsync(Documents.Doc("{'find': 'c', 'filter': {'a': {'$frob': 1}}}"));

        Assert.Equal(59, unknown["code"].AsInt32);
        Assert.Equal("CommandNotFound", unknown["codeName"].AsString);
        Assert.Equal(0, operators["ok"].ToInt32());
    }
}
