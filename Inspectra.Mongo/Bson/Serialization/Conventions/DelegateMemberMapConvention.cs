namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule made of a function.</summary>
public class DelegateMemberMapConvention : ConventionBase, IMemberMapConvention
{
    private readonly Action<BsonMemberMap> _action;

    public DelegateMemberMapConvention(string name, Action<BsonMemberMap> action)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
    }

    public void Apply(BsonMemberMap memberMap) => _action(memberMap);
}
