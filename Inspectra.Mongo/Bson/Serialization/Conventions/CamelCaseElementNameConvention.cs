namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Element names begin with a small letter.</summary>
public class CamelCaseElementNameConvention : ConventionBase, IMemberMapConvention
{
    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        if (memberMap.ClassMap.IdMemberMap == memberMap) { return; }
        var name = memberMap.MemberName;
        memberMap.SetElementName(char.ToLowerInvariant(name[0]) + name[1..]);
    }
}
