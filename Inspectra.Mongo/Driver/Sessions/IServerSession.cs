using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What the server knows a session by.</summary>
public interface IServerSession : IDisposable
{
    BsonDocument Id { get; }

    DateTime? LastUsedAt { get; }
}
