using MongoDB.Bson.Serialization.IdGenerators;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>An id gets the generator that is registered for its type.</summary>
public class LookupIdGeneratorConvention : ConventionBase, IPostProcessingConvention
{
    public void PostProcess(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        if (classMap.IdMemberMap is not { IdGenerator: null } id || id.ClassMap != classMap) { return; }
        if (id.MemberType == typeof(string))
        {
            if (id.GetSerializer() is StringSerializer { Representation: BsonType.ObjectId }) { id.SetIdGenerator(StringObjectIdGenerator.Instance); }
            return;
        }

        id.SetIdGenerator(BsonSerializer.LookupIdGenerator(id.MemberType));
    }
}
