using Inspectra.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

/// <summary>The client and the engine together, as an application uses them.</summary>
public sealed class EmbeddedDriverTests : IAsyncLifetime
{
    private EmbeddedServer? _server;
    private IMongoClient? _client;

    private IMongoClient Client => _client ?? throw new InvalidOperationException("The test has not begun.");

    private IMongoDatabase Database => Client.GetDatabase("test");

    private IMongoCollection<Person> People => Database.GetCollection<Person>("people");

    public async Task InitializeAsync()
    {
        _server = await EmbeddedServer.OpenAsync(new EmbeddedServerOptions { DataDirectory = "unused", InMemory = true }, CancellationToken.None);
        _client = _server.Client;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) { await _server.DisposeAsync(); }
    }

    [Fact]
    public async Task Crud_RoundTrip_KeepsEveryMember()
    {
        var person = Ann(1) with { Size = 7, Kind = PersonKind.Owner, Home = new Address { City = "Rome", Zip = 5 }, Tags = ["a", "b"], Score = new() { ["go"] = 4 } };
        await People.InsertOneAsync(person);

        var found = await People.Find(p => p.Kind == PersonKind.Owner && p.Home!.City == "Rome" && p.Tags.Contains("b")).SingleAsync();
        var replaced = await People.ReplaceOneAsync(p => p.Id == 1, person with { Age = 40 });
        var updated = await People.UpdateOneAsync(p => p.Id == 1, Builders<Person>.Update.Inc(p => p.Age, 1).Push(p => p.Tags, "c"));
        var after = await People.Find(p => p.Id == 1).FirstOrDefaultAsync();
        var deleted = await People.DeleteManyAsync(p => p.Age > 5);

        Assert.Equal((person.Name, person.BornUtc, person.Size, 4), (found.Name, found.BornUtc, found.Size, found.Score["go"]));
        Assert.Equal((1, 1), (replaced.ModifiedCount, updated.ModifiedCount));
        Assert.Equal((41, 3), (after!.Age, after.Tags.Count));
        Assert.Equal(1, deleted.DeletedCount);
        Assert.False(await People.Find(_ => true).AnyAsync());
    }

    [Fact]
    public async Task Find_MoreThanOneBatch_ReturnsEverythingInOrder()
    {
        await People.InsertManyAsync(Enumerable.Range(0, 1234).Select(Ann));

        var all = await People.Find(_ => true).SortByDescending(p => p.Id).ToListAsync();
        var page = await People.Find(p => p.Id >= 100).SortBy(p => p.Id).Skip(10).Limit(5).Project(p => p.Id).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 1234).Reverse(), all.Select(p => p.Id));
        Assert.Equal([110, 111, 112, 113, 114], page);
        Assert.Equal(1134, await People.CountDocumentsAsync(p => p.Id >= 100));
        Assert.Equal(1234, await People.EstimatedDocumentCountAsync());
    }

    [Fact]
    public async Task Find_RawDocumentsByIds_ReturnsTheirBytes()
    {
        var raw = Database.GetCollection<RawBsonDocument>("raw");
        await raw.InsertManyAsync(Enumerable.Range(0, 500).Select(i => new RawBsonDocument(new BsonDocument { { "_id", i }, { "v", i * 2 } }.ToBson())));

        var found = await raw.Find(Builders<RawBsonDocument>.Filter.In("_id", Enumerable.Range(100, 300))).ToListAsync();

        Assert.Equal(300, found.Count);
        Assert.All(found, d => Assert.Equal(d["_id"].AsInt32 * 2, d["v"].AsInt32));
    }

    [Fact]
    public async Task InsertManyAsync_Unordered_InsertsAllButTheDuplicates()
    {
        await People.InsertOneAsync(Ann(2));

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<Person>>(() =>
            People.InsertManyAsync([Ann(1), Ann(2), Ann(3)], new InsertManyOptions { IsOrdered = false }));

        Assert.Equal(1, Assert.Single(failure.WriteErrors).Index);
        Assert.Equal(ServerErrorCategory.DuplicateKey, failure.WriteErrors[0].Category);
        Assert.Equal(3, await People.CountDocumentsAsync(_ => true));
    }

    [Fact]
    public async Task BulkWriteAsync_AllModels_CountsEach()
    {
        await People.InsertManyAsync([Ann(1), Ann(2), Ann(3)]);

        var result = await People.BulkWriteAsync(
        [
            new InsertOneModel<Person>(Ann(4)),
            new UpdateOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 1), Builders<Person>.Update.Set(p => p.Age, 99)),
            new UpdateManyModel<Person>(Builders<Person>.Filter.Gte(p => p.Id, 2), Builders<Person>.Update.Set(p => p.IsActive, true)),
            new ReplaceOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 9), Ann(9)) { IsUpsert = true },
            new DeleteOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 3)),
            new DeleteManyModel<Person>(Builders<Person>.Filter.Eq(p => p.Age, 99)),
        ]);

        Assert.Equal((1, 4, 2), (result.InsertedCount, result.MatchedCount, result.DeletedCount));
        Assert.Equal((3, 9), (Assert.Single(result.Upserts).Index, result.Upserts[0].Id.AsInt32));
        Assert.Equal([2, 4, 9], (await People.Find(_ => true).SortBy(p => p.Id).ToListAsync()).Select(p => p.Id));
    }

    [Fact]
    public async Task UniqueIndex_SecondValue_IsRefusedAndListed()
    {
        await People.Indexes.CreateManyAsync(
        [
            new CreateIndexModel<Person>(Builders<Person>.IndexKeys.Ascending(p => p.Name), new CreateIndexOptions { Unique = true }),
            new CreateIndexModel<Person>(Builders<Person>.IndexKeys.Ascending(p => p.Age).Descending(p => p.BornUtc)),
        ]);
        await People.InsertOneAsync(Ann(1));

        var failure = await Assert.ThrowsAsync<MongoWriteException>(() => People.InsertOneAsync(Ann(1) with { Id = 2 }));
        var names = (await (await People.Indexes.ListAsync()).ToListAsync()).Select(i => i["name"].AsString);

        Assert.Equal(ServerErrorCategory.DuplicateKey, failure.WriteError!.Category);
        Assert.Equal(["_id_", "age_1_bornUtc_-1", "name_1"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FindOneAndUpdateAsync_Upsert_CountsUp()
    {
        var options = new FindOneAndUpdateOptions<Person> { IsUpsert = true, ReturnDocument = ReturnDocument.After };
        var update = Builders<Person>.Update.Inc(p => p.Age, 1);

        var first = await People.FindOneAndUpdateAsync(p => p.Id == 5, update, options);
        var second = await People.FindOneAndUpdateAsync(p => p.Id == 5, update, options);

        Assert.Equal((1, 2), (first!.Age, second!.Age));
    }

    [Fact]
    public async Task Transaction_Committed_ShowsAllAtOnce()
    {
        await People.InsertOneAsync(Ann(1));
        using var session = await Client.StartSessionAsync();
        session.StartTransaction();
        await People.InsertOneAsync(session, Ann(2));

        var inside = await People.CountDocumentsAsync(session, _ => true);
        var outside = await People.CountDocumentsAsync(_ => true);
        await session.CommitTransactionAsync();

        Assert.Equal((2, 1), (inside, outside));
        Assert.Equal(2, await People.CountDocumentsAsync(_ => true));
    }

    [Fact]
    public async Task Transaction_Aborted_LeavesNothing()
    {
        await People.InsertOneAsync(Ann(1));
        using (var session = await Client.StartSessionAsync())
        {
            session.StartTransaction();
            await People.InsertOneAsync(session, Ann(2));
            await People.DeleteOneAsync(session, p => p.Id == 1);
            await session.AbortTransactionAsync();
        }

        Assert.Equal([1], (await People.Find(_ => true).ToListAsync()).Select(p => p.Id));
    }

    [Fact]
    public async Task WithTransactionAsync_ManyAtOnce_LoseNoIncrement()
    {
        await People.InsertOneAsync(Ann(1) with { Age = 0 });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var session = await Client.StartSessionAsync();
            for (var i = 0; i < 5; i++)
            {
                await session.WithTransactionAsync(async (s, ct) =>
                {
                    var person = await People.FindOneAndUpdateAsync(s, p => p.Id == 1, Builders<Person>.Update.Inc(p => p.Age, 1), null, ct);
                    return person!.Age;
                });
            }
        }));

        Assert.Equal(40, (await People.Find(p => p.Id == 1).SingleAsync()).Age);
    }

    [Fact]
    public async Task WatchAsync_Changes_ArriveInOrderAndResume()
    {
        await People.InsertOneAsync(Ann(1));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var stream = await People.WatchAsync(new ChangeStreamOptions { FullDocument = ChangeStreamFullDocumentOption.UpdateLookup, MaxAwaitTime = TimeSpan.FromSeconds(1) }, limit.Token);
        await People.InsertOneAsync(Ann(2));
        await People.UpdateOneAsync(p => p.Id == 2, Builders<Person>.Update.Set(p => p.Age, 77));
        await People.DeleteOneAsync(p => p.Id == 1);

        var changes = await ReadAsync(stream, 3, limit.Token);
        using var later = await People.WatchAsync(new ChangeStreamOptions { ResumeAfter = changes[0].ResumeToken, MaxAwaitTime = TimeSpan.FromSeconds(1) }, limit.Token);
        var rest = await ReadAsync(later, 2, limit.Token);

        Assert.Equal(
            [ChangeStreamOperationType.Insert, ChangeStreamOperationType.Update, ChangeStreamOperationType.Delete],
            changes.Select(c => c.OperationType));
        Assert.Equal(77, changes[1].FullDocument!.Age);
        Assert.Equal(1, changes[2].DocumentKey!["_id"]);
        Assert.Equal([ChangeStreamOperationType.Update, ChangeStreamOperationType.Delete], rest.Select(c => c.OperationType));
    }

    [Fact]
    public async Task Aggregate_Group_SumsAndCounts()
    {
        await People.InsertManyAsync(Enumerable.Range(0, 300).Select(i => Ann(i) with { Age = i % 3, Size = i }));

        var rows = await People.Aggregate().Match(p => p.Id >= 30).Group("{ _id: '$age', n: { $sum: 1 }, total: { $sum: '$size' } }").Sort("{ _id: 1 }").ToListAsync();
        var count = await People.Aggregate().Match(p => p.Age == 1).Count().SingleAsync();

        Assert.Equal([90, 90, 90], rows.Select(r => r["n"].ToInt32()));
        Assert.Equal(Enumerable.Range(30, 270).Where(i => i % 3 == 2).Sum(), rows[2]["total"].ToInt32());
        Assert.Equal(100, count.Count);
    }

    [Fact]
    public async Task DistinctAsync_Field_ReturnsEachValueOnce()
    {
        await People.InsertManyAsync(Enumerable.Range(0, 30).Select(i => Ann(i) with { Kind = (PersonKind)(i % 2) }));

        var kinds = await (await People.DistinctAsync(p => p.Kind, p => p.Id < 20)).ToListAsync();

        Assert.Equal([PersonKind.Guest, PersonKind.Member], kinds.Order());
    }

    [Fact]
    public async Task Database_Collections_AreListedAndDropped()
    {
        await Database.CreateCollectionAsync("empty");
        await People.InsertOneAsync(Ann(1));

        var before = await (await Database.ListCollectionNamesAsync()).ToListAsync();
        await Database.DropCollectionAsync("people");
        await Database.DropCollectionAsync("never");
        var after = await (await Database.ListCollectionNamesAsync()).ToListAsync();

        Assert.Equal(["empty", "people"], before.Order(StringComparer.Ordinal));
        Assert.Equal(["empty"], after);
    }

    [Fact]
    public async Task RunCommandAsync_UnknownCommand_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<MongoCommandException>(() => Database.RunCommandAsync<BsonDocument>("{ makeCoffee: 1 }"));

        Assert.Equal(59, failure.Code);
    }

    private static Person Ann(int id) => new() { Id = id, Name = $"ann {id}", Age = id + 30, BornUtc = DateTime.UnixEpoch.AddDays(id) };

    private static async Task<List<ChangeStreamDocument<Person>>> ReadAsync(IChangeStreamCursor<ChangeStreamDocument<Person>> stream, int count, CancellationToken ct)
    {
        var changes = new List<ChangeStreamDocument<Person>>();
        while (changes.Count < count && await stream.MoveNextAsync(ct)) { changes.AddRange(stream.Current); }
        return changes;
    }
}
