using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The server's side of a session: an id, and numbers for what it must run once only.</summary>
internal sealed class ServerSession(TimeProvider clock) : IServerSession
{
    private long _transactionNumber;

    public BsonDocument Id { get; } = new("id", new BsonBinaryData(Guid.NewGuid().ToByteArray(bigEndian: true), BsonBinarySubType.UuidStandard));

    public DateTime? LastUsedAt { get; private set; }

    public long TransactionNumber => _transactionNumber;

    public void AddTo(BsonDocument command)
    {
        command.Add("lsid", Id);
        LastUsedAt = clock.GetUtcNow().UtcDateTime;
    }

    public long NextTransactionNumber() => ++_transactionNumber;

    public void Dispose()
    {
    }
}
