using System.Reflection;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>The first member of one of these names is the id.</summary>
public class NamedIdMemberConvention : ConventionBase, IClassMapConvention
{
    private const BindingFlags PublicInstance = BindingFlags.Instance | BindingFlags.Public;

    private readonly string[] _names;
    private readonly MemberTypes _memberTypes;
    private readonly BindingFlags _bindingFlags;

    public NamedIdMemberConvention(params string[] names)
        : this((IEnumerable<string>)names)
    {
    }

    public NamedIdMemberConvention(IEnumerable<string> names)
        : this(names, MemberTypes.Field | MemberTypes.Property)
    {
    }

    public NamedIdMemberConvention(IEnumerable<string> names, MemberTypes memberTypes)
        : this(names, memberTypes, PublicInstance)
    {
    }

    public NamedIdMemberConvention(IEnumerable<string> names, BindingFlags bindingFlags)
        : this(names, MemberTypes.Field | MemberTypes.Property, bindingFlags)
    {
    }

    public NamedIdMemberConvention(IEnumerable<string> names, MemberTypes memberTypes, BindingFlags bindingFlags)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names.ToArray();
        _memberTypes = memberTypes;
        _bindingFlags = bindingFlags | BindingFlags.DeclaredOnly;
    }

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        var member = _names
            .Select(name => classMap.ClassType.GetMember(name, _memberTypes, _bindingFlags).FirstOrDefault())
            .FirstOrDefault(found => found is FieldInfo or PropertyInfo { CanRead: true, CanWrite: true });
        if (member is not null) { classMap.MapIdMember(member); }
    }
}
