namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>A class whose documents have no id of their own, because they are stored inside others.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public class BsonNoIdAttribute : Attribute, IBsonPostProcessingAttribute
{
    public void PostProcess(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        classMap.SetIdMember(null);
    }
}
