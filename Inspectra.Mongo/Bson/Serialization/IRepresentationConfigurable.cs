namespace MongoDB.Bson.Serialization;

/// <summary>A serializer that can store its values as different BSON types.</summary>
public interface IRepresentationConfigurable
{
    BsonType Representation { get; }

    IBsonSerializer WithRepresentation(BsonType representation);
}

/// <inheritdoc cref="IRepresentationConfigurable"/>
public interface IRepresentationConfigurable<TSerializer> : IRepresentationConfigurable
    where TSerializer : IBsonSerializer
{
    new TSerializer WithRepresentation(BsonType representation);
}
