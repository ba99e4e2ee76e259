using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

public sealed class SessionTests : IDisposable
{
    private readonly RecordingExecutor _executor = new();
    private readonly MongoClient _client;
    private readonly IMongoCollection<Person> _people;

    public SessionTests()
    {
        _client = new MongoClient(_executor, new MongoClientSettings { RetryWrites = false });
        _people = _client.GetDatabase("db").GetCollection<Person>("people");
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Transaction_TwoWritesAndCommit_CarriesItsNumber()
    {
        using var session = await _client.StartSessionAsync();
        session.StartTransaction();
        await _people.InsertOneAsync(session, new Person { Id = 1 });
        await _people.DeleteOneAsync(session, p => p.Id == 2);
        await session.CommitTransactionAsync();

        Assert.True(_executor.Commands[0]["startTransaction"].AsBoolean);
        Assert.False(_executor.Commands[1].Contains("startTransaction"));
        Assert.All(_executor.Commands, c => Assert.False(c["autocommit"].AsBoolean));
        Assert.All(_executor.Commands, c => Assert.Equal(_executor.Commands[0]["lsid"], c["lsid"]));
        Assert.All(_executor.Commands, c => Assert.Equal(1, c["txnNumber"].ToInt64()));
        Assert.Equal("commitTransaction", _executor.Last.GetElement(0).Name);
        Assert.Equal("admin", _executor.Last["$db"]);
        Assert.False(session.IsInTransaction);
    }

    [Fact]
    public async Task Transaction_Empty_SendsNothing()
    {
        using var session = await _client.StartSessionAsync();
        session.StartTransaction();
        await session.CommitTransactionAsync();

        Assert.Empty(_executor.Commands);
    }

    [Fact]
    public async Task AbortTransactionAsync_ServerNoLongerKnowsIt_IsSilent()
    {
        using var session = await _client.StartSessionAsync();
        session.StartTransaction();
        await _people.InsertOneAsync(session, new Person { Id = 1 });
        _executor.Answer("{ ok: 0, code: 251, codeName: 'NoSuchTransaction', errmsg: 'gone' }");

        await session.AbortTransactionAsync();

        Assert.Equal("abortTransaction", _executor.Last.GetElement(0).Name);
    }

    [Fact]
    public async Task Dispose_InTransaction_Aborts()
    {
        var session = await _client.StartSessionAsync();
        session.StartTransaction();
        await _people.InsertOneAsync(session, new Person { Id = 1 });
        session.Dispose();

        Assert.Equal("abortTransaction", _executor.Last.GetElement(0).Name);
    }

    [Fact]
    public async Task WithTransactionAsync_TransientFailure_RunsAgain()
    {
        _executor
            .Answer("{ ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'conflict', errorLabels: ['TransientTransactionError'] }")
            .Answer("{ ok: 1 }");
        using var session = await _client.StartSessionAsync();
        var runs = 0;

        var result = await session.WithTransactionAsync(async (s, ct) =>
        {
            runs++;
            await _people.InsertOneAsync(s, new Person { Id = 1 }, null, ct);
            return runs;
        });

        Assert.Equal(2, result);
        Assert.Equal(["insert", "abortTransaction", "insert", "commitTransaction"], _executor.Commands.Select(c => c.GetElement(0).Name));
        Assert.Equal([1L, 1L, 2L, 2L], _executor.Commands.Select(c => c["txnNumber"].ToInt64()));
    }

    [Fact]
    public async Task WithTransactionAsync_CommitOutcomeUnknown_CommitsAgain()
    {
        _executor
            .Answer("{ ok: 1, n: 1 }")
            .Answer("{ ok: 0, code: 64, errmsg: 'unknown', errorLabels: ['UnknownTransactionCommitResult'] }");
        using var session = await _client.StartSessionAsync();

        await session.WithTransactionAsync(async (s, ct) =>
        {
            await _people.InsertOneAsync(s, new Person { Id = 1 }, null, ct);
            return true;
        });

        Assert.Equal(["insert", "commitTransaction", "commitTransaction"], _executor.Commands.Select(c => c.GetElement(0).Name));
        Assert.Equal("majority", _executor.Last["writeConcern"]["w"]);
    }

    [Fact]
    public async Task WithTransactionAsync_OtherFailure_AbortsAndThrows()
    {
        using var session = await _client.StartSessionAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.WithTransactionAsync<bool>(async (s, ct) =>
        {
            await _people.InsertOneAsync(s, new Person { Id = 1 }, null, ct);
            throw new InvalidOperationException("no");
        }));

        Assert.Equal("abortTransaction", _executor.Last.GetElement(0).Name);
    }

    [Fact]
    public async Task Write_RetryableWrites_CarriesANewNumberEachTimeAndIsSentTwiceWhenAsked()
    {
        var retrying = new MongoClient(_executor, new MongoClientSettings()).GetDatabase("db").GetCollection<Person>("people");
        _executor.Answer("{ ok: 0, code: 91, errmsg: 'shutting down', errorLabels: ['RetryableWriteError'] }").Answer("{ ok: 1, n: 1 }");

        await retrying.InsertOneAsync(new Person { Id = 1 });
        await retrying.InsertOneAsync(new Person { Id = 2 });
        await retrying.DeleteManyAsync(p => p.Age > 1);

        Assert.Equal(_executor.Commands[0], _executor.Commands[1]);
        Assert.Equal([1L, 1L, 2L], _executor.Commands.Take(3).Select(c => c["txnNumber"].ToInt64()));
        Assert.False(_executor.Commands[3].Contains("txnNumber"));
    }

    [Fact]
    public async Task Write_SessionOfAnotherClient_IsRefused()
    {
        using var other = new MongoClient(_executor, new MongoClientSettings());
        using var session = await other.StartSessionAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => _people.InsertOneAsync(session, new Person { Id = 1 }));
    }
}
