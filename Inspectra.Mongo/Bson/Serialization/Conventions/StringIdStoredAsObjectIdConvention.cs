using MongoDB.Bson.Serialization.IdGenerators;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Ids that are texts in the class are ObjectIds in the store.</summary>
public class StringIdStoredAsObjectIdConvention : ConventionBase, IMemberMapConvention
{
    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        if (memberMap != memberMap.ClassMap.IdMemberMap || memberMap.GetSerializer() is not StringSerializer { Representation: BsonType.String } serializer)
        {
            return;
        }

        memberMap.SetSerializer(serializer.WithRepresentation(BsonType.ObjectId));
        memberMap.SetIdGenerator(StringObjectIdGenerator.Instance);
    }
}
