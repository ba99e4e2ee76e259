using Inspectra.Mongo.Commands;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What every operation on a collection needs.</summary>
internal sealed record CollectionContext<TDocument>(
    CommandRunner Runner,
    CollectionNamespace Namespace,
    IBsonSerializer<TDocument> Serializer,
    ReadConcern ReadConcern,
    WriteConcern WriteConcern,
    bool AssignIdOnInsert)
{
    public RenderArgs<TDocument> Args { get; } = new(Serializer, BsonSerializer.SerializerRegistry);

    public ClientSession? Session(IClientSessionHandle? session) => session is null ? null : ClientSession.Of(session, Runner);

    public ValueTask<CommandReply> RunAsync(BsonDocument command, ClientSession? session, bool isRetryable, CancellationToken ct) =>
        Runner.RunAsync(Namespace.DatabaseNamespace.DatabaseName, command, [], session, isRetryable, ct);
}
