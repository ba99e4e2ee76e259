using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>What a definition needs to know to become a document.</summary>
public record struct RenderArgs<TDocument>
{
    public RenderArgs(IBsonSerializer<TDocument> documentSerializer, IBsonSerializerRegistry serializerRegistry)
    {
        ArgumentNullException.ThrowIfNull(documentSerializer);
        ArgumentNullException.ThrowIfNull(serializerRegistry);
        DocumentSerializer = documentSerializer;
        SerializerRegistry = serializerRegistry;
    }

    public IBsonSerializer<TDocument> DocumentSerializer { readonly get; init; }

    public IBsonSerializerRegistry SerializerRegistry { readonly get; init; }

    public readonly IBsonSerializer<T> GetSerializer<T>() =>
        DocumentSerializer is IBsonSerializer<T> serializer ? serializer : SerializerRegistry.GetSerializer<T>();

    public readonly RenderArgs<TNewDocument> WithNewDocumentType<TNewDocument>(IBsonSerializer<TNewDocument> serializer) =>
        new(serializer, SerializerRegistry);
}
