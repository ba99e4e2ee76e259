using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>An element of the document names its class.</summary>
public abstract class StandardDiscriminatorConvention : IDiscriminatorConvention
{
    protected StandardDiscriminatorConvention(string elementName)
    {
        ArgumentException.ThrowIfNullOrEmpty(elementName);
        ElementName = elementName;
    }

    public static ScalarDiscriminatorConvention Scalar { get; } = new("_t");

    public static HierarchicalDiscriminatorConvention Hierarchical { get; } = new("_t");

    public string ElementName { get; }

    public Type GetActualType(IBsonReader bsonReader, Type nominalType)
    {
        ArgumentNullException.ThrowIfNull(bsonReader);
        if (bsonReader.GetCurrentBsonType() != BsonType.Document) { return nominalType; }
        var bookmark = bsonReader.GetBookmark();
        bsonReader.ReadStartDocument();
        var actualType = nominalType;
        if (bsonReader.FindElement(ElementName))
        {
            var discriminator = BsonSerializer.LookupSerializer<BsonValue>().Deserialize(BsonDeserializationContext.CreateRoot(bsonReader));
            actualType = BsonSerializer.LookupActualType(nominalType, discriminator is BsonArray { Count: > 0 } path ? path[^1] : discriminator);
        }

        bsonReader.ReturnToBookmark(bookmark);
        return actualType;
    }

    public abstract BsonValue? GetDiscriminator(Type nominalType, Type actualType);
}
