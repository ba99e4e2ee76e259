using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An endless cursor over changes; a move waits for at most the await time and may bring an empty batch.</summary>
public interface IChangeStreamCursor<out TDocument> : IAsyncCursor<TDocument>
{
    /// <returns>The token after which a later stream continues without a gap; null before the first batch.</returns>
    BsonDocument? GetResumeToken();
}
