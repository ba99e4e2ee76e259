namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Members that have their default value are left out.</summary>
public class IgnoreIfDefaultConvention : ConventionBase, IMemberMapConvention
{
    private readonly bool _ignoreIfDefault;

    public IgnoreIfDefaultConvention(bool ignoreIfDefault) => _ignoreIfDefault = ignoreIfDefault;

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetIgnoreIfDefault(_ignoreIfDefault);
    }
}
