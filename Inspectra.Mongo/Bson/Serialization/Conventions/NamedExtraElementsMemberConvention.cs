namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>The first member of one of these names takes the elements that no other member claims.</summary>
public class NamedExtraElementsMemberConvention : ConventionBase, IClassMapConvention
{
    private readonly string[] _names;

    public NamedExtraElementsMemberConvention(string name)
        : this([name])
    {
    }

    public NamedExtraElementsMemberConvention(IEnumerable<string> names) => _names = names.ToArray();

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        var map = classMap.DeclaredMemberMaps.FirstOrDefault(m =>
            _names.Contains(m.MemberName) && (m.MemberType == typeof(BsonDocument) || m.MemberType == typeof(IDictionary<string, object>)));
        if (map is not null) { classMap.SetExtraElementsMember(map); }
    }
}
