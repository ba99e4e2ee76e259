using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>How documents tell which class they hold.</summary>
public interface IDiscriminatorConvention
{
    string ElementName { get; }

    /// <summary>Looks into the current value without moving past it.</summary>
    Type GetActualType(IBsonReader bsonReader, Type nominalType);

    /// <returns>Null when the document needs no mark.</returns>
    BsonValue? GetDiscriminator(Type nominalType, Type actualType);
}
