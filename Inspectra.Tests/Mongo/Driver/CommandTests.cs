using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

public sealed class CommandTests
{
    private readonly RecordingExecutor _executor = new();
    private readonly IMongoCollection<Person> _people;

    public CommandTests()
    {
        var client = new MongoClient(_executor, new MongoClientSettings { RetryWrites = false });
        _people = client.GetDatabase("db").GetCollection<Person>("people");
    }

    [Fact]
    public async Task FindAsync_WithEverything_SendsOneCommand()
    {
        _executor.Answer("{ ok: 1, cursor: { id: NumberLong(0), ns: 'db.people', firstBatch: [{ _id: 1, name: 'ann', age: 30 }] } }");

        var found = await _people.Find(p => p.Age > 5).SortByDescending(p => p.Age).ThenBy(p => p.Name).Skip(2).Limit(3).ToListAsync();

        Assert.Equal(
            BsonDocument.Parse("{ find: 'people', filter: { age: { $gt: 5 } }, sort: { age: -1, name: 1 }, skip: 2, limit: 3, $db: 'db' }"),
            _executor.Last);
        Assert.Equal("ann", Assert.Single(found).Name);
    }

    [Fact]
    public async Task FindAsync_SeveralBatches_AsksForMoreUntilTheCursorIsZero()
    {
        _executor
            .Answer("{ ok: 1, cursor: { id: NumberLong(7), ns: 'db.people', firstBatch: [{ _id: 1 }] } }")
            .Answer("{ ok: 1, cursor: { id: NumberLong(7), ns: 'db.people', nextBatch: [{ _id: 2 }, { _id: 3 }] } }")
            .Answer("{ ok: 1, cursor: { id: NumberLong(0), ns: 'db.people', nextBatch: [] } }");

        var found = await _people.Find(_ => true, new FindOptions { BatchSize = 2 }).ToListAsync();

        Assert.Equal([1, 2, 3], found.Select(p => p.Id));
        Assert.Equal(BsonDocument.Parse("{ getMore: NumberLong(7), collection: 'people', batchSize: 2, $db: 'db' }"), _executor.Commands[1]);
        Assert.Equal(3, _executor.Commands.Count);
    }

    [Fact]
    public async Task Dispose_CursorNotReadToTheEnd_KillsIt()
    {
        _executor.Answer("{ ok: 1, cursor: { id: NumberLong(7), ns: 'db.people', firstBatch: [{ _id: 1 }] } }");

        var cursor = await _people.FindAsync(_ => true);
        await cursor.MoveNextAsync();
        cursor.Dispose();

        Assert.Equal(BsonDocument.Parse("{ killCursors: 'people', cursors: [NumberLong(7)], $db: 'db' }"), _executor.Last);
    }

    [Fact]
    public async Task Project_Lambda_RunsOverWhatItAskedFor()
    {
        _executor.Answer("{ ok: 1, cursor: { id: NumberLong(0), ns: 'db.people', firstBatch: [{ name: 'ann', age: 30 }] } }");

        var found = await _people.Find(_ => true).Project(p => p.Name + "/" + p.Age).ToListAsync();

        Assert.Equal(["ann/30"], found);
        Assert.Equal(BsonDocument.Parse("{ age: 1, name: 1, _id: 0 }"), _executor.Last["projection"]);
    }

    [Fact]
    public async Task InsertManyAsync_RawDocuments_SendsTheirBytesUntouched()
    {
        var raw = _people.Database.GetCollection<RawBsonDocument>("people");
        var documents = Enumerable.Range(0, 3).Select(i => new RawBsonDocument(new BsonDocument("_id", i).ToBson())).ToArray();

        await raw.InsertManyAsync(documents, new InsertManyOptions { IsOrdered = false });

        Assert.Equal(BsonDocument.Parse("{ insert: 'people', ordered: false, $db: 'db' }"), _executor.Last);
        var sequence = Assert.Single(_executor.Requests[0].Sequences);
        Assert.Equal("documents", sequence.Identifier);
        Assert.True(documents[1].RawBytes.Equals(sequence.Documents[1]));
    }

    [Fact]
    public async Task InsertManyAsync_MoreThanOneMessageHolds_SplitsAndCountsIndexesOn()
    {
        var raw = _people.Database.GetCollection<RawBsonDocument>("people");
        var bytes = new BsonDocument("a", 1).ToBson();
        _executor
            .Answer("{ ok: 1, n: 100000 }")
            .Answer("{ ok: 1, n: 4, writeErrors: [{ index: 2, code: 11000, errmsg: 'E11000 duplicate key' }] }");

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<RawBsonDocument>>(() =>
            raw.InsertManyAsync(Enumerable.Repeat(new RawBsonDocument(bytes), 100_005), new InsertManyOptions { IsOrdered = false }));

        Assert.Equal([100_000, 5], _executor.Requests.Select(r => r.Sequences[0].Documents.Count));
        Assert.Equal(100_002, Assert.Single(failure.WriteErrors).Index);
        Assert.Equal(100_004, failure.Result.InsertedCount);
    }

    [Fact]
    public async Task InsertOneAsync_ClassWithoutId_GetsOne()
    {
        var documents = _people.Database.GetCollection<BsonDocument>("people");
        var document = new BsonDocument("a", 1);

        await documents.InsertOneAsync(document);

        Assert.IsType<BsonObjectId>(document["_id"]);
        Assert.Equal(document["_id"], _executor.Statements()[0]["_id"]);
    }

    [Fact]
    public async Task UpdateOneAsync_Upsert_SendsStatementAndReadsCounts()
    {
        _executor.Answer("{ ok: 1, n: 1, nModified: 0, upserted: [{ index: 0, _id: 9 }] }");

        var result = await _people.UpdateOneAsync(p => p.Id == 9, Builders<Person>.Update.Set(p => p.Name, "x"), new UpdateOptions { IsUpsert = true });

        Assert.Equal(BsonDocument.Parse("{ q: { _id: 9 }, u: { $set: { name: 'x' } }, upsert: true }"), _executor.Statements()[0]);
        Assert.Equal(0, result.MatchedCount);
        Assert.Equal(9, result.UpsertedId);
    }

    [Fact]
    public async Task UpdateManyAsync_ArrayFilters_AreSent()
    {
        var options = new UpdateOptions { ArrayFilters = [(ArrayFilterDefinition<BsonDocument>)"{ 'p.zip': 1 }"] };

        await _people.UpdateManyAsync(_ => true, Builders<Person>.Update.Set("places.$[p].city", "x"), options);

        Assert.Equal(
            BsonDocument.Parse("{ q: { }, u: { $set: { 'places.$[p].city': 'x' } }, multi: true, arrayFilters: [{ 'p.zip': 1 }] }"),
            _executor.Statements()[0]);
    }

    [Fact]
    public async Task DeleteOneAndMany_Differ_ByTheirLimit()
    {
        await _people.DeleteOneAsync(p => p.Id == 1);
        await _people.DeleteManyAsync(p => p.Age > 1);

        Assert.Equal(BsonDocument.Parse("{ q: { _id: 1 }, limit: 1 }"), _executor.Statements(0)[0]);
        Assert.Equal(BsonDocument.Parse("{ q: { age: { $gt: 1 } }, limit: 0 }"), _executor.Statements(1)[0]);
    }

    [Fact]
    public async Task FindOneAndUpdateAsync_After_ReturnsTheDocument()
    {
        _executor.Answer("{ ok: 1, value: { _id: 1, name: 'new' } }");

        var options = new FindOneAndUpdateOptions<Person> { ReturnDocument = ReturnDocument.After, Sort = Builders<Person>.Sort.Ascending(p => p.Age) };
        var person = await _people.FindOneAndUpdateAsync(p => p.Age == 3, Builders<Person>.Update.Set(p => p.Name, "new"), options);

        Assert.Equal("new", person!.Name);
        Assert.Equal(
            BsonDocument.Parse("{ findAndModify: 'people', query: { age: 3 }, sort: { age: 1 }, update: { $set: { name: 'new' } }, new: true, $db: 'db' }"),
            _executor.Last);
    }

    [Fact]
    public async Task FindOneAndDeleteAsync_NothingFound_ReturnsNull()
    {
        _executor.Answer("{ ok: 1, value: null }");

        Assert.Null(await _people.FindOneAndDeleteAsync(p => p.Age == 3));
    }

    [Fact]
    public async Task CreateManyAsync_Options_AreSentAndNamesMade()
    {
        var names = await _people.Indexes.CreateManyAsync(
        [
            new CreateIndexModel<Person>(Builders<Person>.IndexKeys.Ascending(p => p.Name).Descending(p => p.Home!.City), new CreateIndexOptions { Unique = true }),
            new CreateIndexModel<Person>(
                Builders<Person>.IndexKeys.Ascending(p => p.BornUtc),
                new CreateIndexOptions<Person> { Name = "ttl", ExpireAfter = TimeSpan.FromHours(1), PartialFilterExpression = Builders<Person>.Filter.Gt(p => p.Age, 3) }),
        ]);

        Assert.Equal(["name_1_home.city_-1", "ttl"], names);
        Assert.Equal(
            BsonDocument.Parse("""
                { createIndexes: 'people', indexes: [
                    { key: { name: 1, 'home.city': -1 }, name: 'name_1_home.city_-1', unique: true },
                    { key: { bornUtc: 1 }, name: 'ttl', expireAfterSeconds: NumberLong(3600), partialFilterExpression: { age: { $gt: 3 } } } ], $db: 'db' }
                """),
            _executor.Last);
    }

    [Fact]
    public async Task Aggregate_FluentStages_BecomeAPipeline()
    {
        _executor.Answer("{ ok: 1, cursor: { id: NumberLong(0), ns: 'db.people', firstBatch: [{ _id: 'a', n: 2 }] } }");

        var rows = await _people.Aggregate().Match(p => p.Age > 1).Unwind(p => p.Tags).Group("{ _id: '$tags', n: { $sum: 1 } }")
            .Sort("{ n: -1 }").Limit(5).ToListAsync();

        Assert.Equal(
            BsonDocument.Parse("""
                { aggregate: 'people', pipeline: [{ $match: { age: { $gt: 1 } } }, { $unwind: '$tags' }, { $group: { _id: '$tags', n: { $sum: 1 } } },
                  { $sort: { n: -1 } }, { $limit: NumberLong(5) }], cursor: { }, $db: 'db' }
                """),
            _executor.Last);
        Assert.Equal(2, Assert.Single(rows)["n"]);
    }

    [Fact]
    public async Task Aggregate_ThenBy_ExtendsTheSort()
    {
        _executor.Answer("{ ok: 1, cursor: { id: NumberLong(0), ns: 'db.people', firstBatch: [] } }");

        await _people.Aggregate().SortBy(p => p.Name).ThenByDescending(p => p.Age).ToListAsync();

        Assert.Equal(BsonDocument.Parse("{ $sort: { name: 1, age: -1 } }"), Assert.Single(_executor.Last["pipeline"].AsBsonArray));
    }

    [Fact]
    public async Task DistinctAsync_TypedField_ReadsItsValues()
    {
        _executor.Answer("{ ok: 1, values: ['Guest', 'Owner'] }");

        var kinds = await (await _people.DistinctAsync(p => p.Kind, p => p.Age > 1)).ToListAsync();

        Assert.Equal([PersonKind.Guest, PersonKind.Owner], kinds);
    }

    [Fact]
    public void MongoClient_ConnectionString_IsRefusedClearly()
    {
        var failure = Assert.Throws<MongoConfigurationException>(() => new MongoClient("mongodb://localhost"));

        Assert.Contains("embedded server", failure.Message, StringComparison.Ordinal);
    }
}
