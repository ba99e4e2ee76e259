using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

public sealed class ChangeStreamTests
{
    private readonly RecordingExecutor _executor = new();
    private readonly IMongoCollection<Person> _people;

    public ChangeStreamTests()
    {
        var client = new MongoClient(_executor, new MongoClientSettings { RetryWrites = false });
        _people = client.GetDatabase("db").GetCollection<Person>("people");
    }

    [Fact]
    public async Task WatchAsync_Insert_GivesTheDocument()
    {
        _executor
            .Answer("{ ok: 1, cursor: { id: NumberLong(5), firstBatch: [], postBatchResumeToken: { _data: 'a' } } }")
            .Answer("""
                { ok: 1, cursor: { id: NumberLong(5), nextBatch: [{ _id: { _data: 'b' }, operationType: 'insert', ns: { db: 'db', coll: 'people' },
                  documentKey: { _id: 1 }, fullDocument: { _id: 1, name: 'ann' } }], postBatchResumeToken: { _data: 'c' } } }
                """);

        using var stream = await _people.WatchAsync(new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromSeconds(2) });
        await stream.MoveNextAsync();
        await stream.MoveNextAsync();

        var change = Assert.Single(stream.Current);
        Assert.Equal(ChangeStreamOperationType.Insert, change.OperationType);
        Assert.Equal("ann", change.FullDocument!.Name);
        Assert.Equal("people", change.CollectionNamespace!.CollectionName);
        Assert.Equal("c", stream.GetResumeToken()!["_data"]);
        Assert.Equal(2000, _executor.Last["maxTimeMS"].ToInt64());
    }

    [Fact]
    public async Task MoveNextAsync_CursorLost_OpensAgainAfterTheLastToken()
    {
        _executor
            .Answer("{ ok: 1, cursor: { id: NumberLong(5), firstBatch: [], postBatchResumeToken: { _data: 'a' } } }")
            .Answer("{ ok: 0, code: 43, errmsg: 'gone' }")
            .Answer("{ ok: 1, cursor: { id: NumberLong(6), firstBatch: [], postBatchResumeToken: { _data: 'b' } } }");

        using var stream = await _people.WatchAsync(new ChangeStreamOptions { FullDocument = ChangeStreamFullDocumentOption.UpdateLookup });
        await stream.MoveNextAsync();
        await stream.MoveNextAsync();

        Assert.Equal(BsonDocument.Parse("{ $changeStream: { fullDocument: 'updateLookup', resumeAfter: { _data: 'a' } } }"), _executor.Last["pipeline"][0]);
    }
}
