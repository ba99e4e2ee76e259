namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Marks the member that is stored as <c>_id</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonIdAttribute : Attribute, IBsonMemberMapAttribute
{
    public Type? IdGenerator { get; set; }

    public int Order { get; set; } = int.MaxValue;

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetOrder(Order);
        if (IdGenerator is not null)
        {
            memberMap.SetIdGenerator((IIdGenerator?)Activator.CreateInstance(IdGenerator));
        }

        memberMap.ClassMap.SetIdMember(memberMap);
    }
}
