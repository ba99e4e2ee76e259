namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Classes have no id of their own.</summary>
public class NoIdMemberConvention : ConventionBase, IPostProcessingConvention
{
    public void PostProcess(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        classMap.SetIdMember(null);
    }
}
