using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The indexes of a collection.</summary>
public interface IMongoIndexManager<TDocument>
{
    CollectionNamespace CollectionNamespace { get; }

    IBsonSerializer<TDocument> DocumentSerializer { get; }

    MongoCollectionSettings Settings { get; }

    /// <returns>The names of the indexes, in order of the models; those that already existed are among them.</returns>
    Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CancellationToken cancellationToken = default);

    Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CreateManyIndexesOptions? options, CancellationToken cancellationToken = default);

    Task<string> CreateOneAsync(CreateIndexModel<TDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Drops every index but the one on <c>_id</c>.</summary>
    Task DropAllAsync(CancellationToken cancellationToken = default);

    Task DropOneAsync(string name, CancellationToken cancellationToken = default);

    Task DropOneAsync(string name, DropIndexOptions? options, CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListAsync(ListIndexesOptions? options, CancellationToken cancellationToken = default);
}
