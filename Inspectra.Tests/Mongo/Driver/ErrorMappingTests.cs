using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

public sealed class ErrorMappingTests
{
    private readonly RecordingExecutor _executor = new();
    private readonly IMongoCollection<Person> _people;

    public ErrorMappingTests()
    {
        var client = new MongoClient(_executor, new MongoClientSettings { RetryWrites = false });
        _people = client.GetDatabase("db").GetCollection<Person>("people");
    }

    [Fact]
    public async Task InsertOneAsync_DuplicateKey_ThrowsWriteExceptionWithItsCategory()
    {
        _executor.Answer("{ ok: 1, n: 0, writeErrors: [{ index: 0, code: 11000, errmsg: 'E11000 duplicate key error' }] }");

        var failure = await Assert.ThrowsAsync<MongoWriteException>(() => _people.InsertOneAsync(new Person { Id = 1 }));

        Assert.Equal(ServerErrorCategory.DuplicateKey, failure.WriteError!.Category);
        Assert.Contains("E11000", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_Refused_ThrowsWithCodeNameAndLabels()
    {
        _executor.Answer("{ ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'conflict', errorLabels: ['TransientTransactionError'] }");

        var failure = await Assert.ThrowsAsync<MongoCommandException>(() => _people.Find(_ => true).ToListAsync());

        Assert.Equal(112, failure.Code);
        Assert.Equal("WriteConflict", failure.CodeName);
        Assert.Equal("conflict", failure.ErrorMessage);
        Assert.True(failure.HasErrorLabel("TransientTransactionError"));
    }

    [Fact]
    public async Task GetMore_CursorGone_ThrowsCursorNotFound()
    {
        _executor
            .Answer("{ ok: 1, cursor: { id: NumberLong(7), ns: 'db.people', firstBatch: [] } }")
            .Answer("{ ok: 0, code: 43, codeName: 'CursorNotFound', errmsg: 'cursor id 7 not found' }");

        var failure = await Assert.ThrowsAsync<MongoCursorNotFoundException>(() => _people.Find(_ => true).ToListAsync());

        Assert.Equal(7, failure.CursorId);
    }

    [Fact]
    public async Task Command_OverItsTime_ThrowsExecutionTimeout()
    {
        _executor.Answer("{ ok: 0, code: 50, codeName: 'MaxTimeMSExpired', errmsg: 'operation exceeded time limit' }");

        await Assert.ThrowsAsync<MongoExecutionTimeoutException>(() => _people.Find(_ => true).ToListAsync());
    }

    [Fact]
    public async Task BulkWriteAsync_OrderedWithError_TellsIndexesAndWhatWasNotTried()
    {
        _executor
            .Answer("{ ok: 1, n: 2 }")
            .Answer("{ ok: 1, n: 1, nModified: 1, writeErrors: [{ index: 1, code: 2, errmsg: 'bad' }] }");
        WriteModel<Person>[] models =
        [
            new InsertOneModel<Person>(new Person { Id = 1 }),
            new InsertOneModel<Person>(new Person { Id = 2 }),
            new UpdateOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 1), Builders<Person>.Update.Set(p => p.Age, 1)),
            new ReplaceOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 2), new Person { Id = 2 }),
            new UpdateOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 1), Builders<Person>.Update.Set(p => p.Age, 1)),
            new DeleteOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 1)),
        ];

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<Person>>(() => _people.BulkWriteAsync(models));

        Assert.Equal(3, Assert.Single(failure.WriteErrors).Index);
        Assert.Equal(2, failure.Result.InsertedCount);
        Assert.Equal(1, failure.Result.MatchedCount);
        Assert.Equal(models[4..], failure.UnprocessedRequests);
        Assert.Equal(["insert", "update"], _executor.Commands.Select(c => c.GetElement(0).Name));
    }

    [Fact]
    public async Task BulkWriteAsync_Unordered_GathersKindsAndMapsIndexesBack()
    {
        _executor
            .Answer("{ ok: 1, n: 1, writeErrors: [{ index: 1, code: 11000, errmsg: 'E11000' }] }")
            .Answer("{ ok: 1, n: 1, nModified: 0, upserted: [{ index: 0, _id: 7 }] }");
        WriteModel<Person>[] models =
        [
            new InsertOneModel<Person>(new Person { Id = 1 }),
            new UpdateOneModel<Person>(Builders<Person>.Filter.Eq(p => p.Id, 7), Builders<Person>.Update.Set(p => p.Age, 1)) { IsUpsert = true },
            new InsertOneModel<Person>(new Person { Id = 1 }),
        ];

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<Person>>(() =>
            _people.BulkWriteAsync(models, new BulkWriteOptions { IsOrdered = false }));

        Assert.Equal(2, Assert.Single(failure.WriteErrors).Index);
        Assert.Equal(1, Assert.Single(failure.Result.Upserts).Index);
        Assert.Empty(failure.UnprocessedRequests);
    }

    [Fact]
    public async Task UpdateOneAsync_WholeDocumentAsUpdate_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _people.UpdateOneAsync(p => p.Id == 1, "{ a: 1 }"));
}
