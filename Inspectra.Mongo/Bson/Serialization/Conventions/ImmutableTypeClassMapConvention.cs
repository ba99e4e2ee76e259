using System.Reflection;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A class that can only be made through a constructor is made through the longest one whose arguments are all its members.</summary>
public class ImmutableTypeClassMapConvention : ConventionBase, IClassMapConvention
{
    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        var type = classMap.ClassType;
        if (type.IsAbstract || type.IsInterface || classMap.HasCreatorMaps || type.GetConstructor(AnyInstance, Type.EmptyTypes) is not null) { return; }
        var candidates = type.GetConstructors()
            .Where(c => c.GetParameters().Length > 0)
            .OrderByDescending(c => c.GetParameters().Length);
        foreach (var constructor in candidates)
        {
            var members = constructor.GetParameters().Select(p => FindMember(type, p)).ToList();
            if (members.Contains(null)) { continue; }
            if (type.IsValueType && !members.All(m => m is PropertyInfo { CanWrite: false } or FieldInfo { IsInitOnly: true } || IsRecord(type)))
            {
                return; // A struct whose members can be written needs no constructor.
            }

            foreach (var member in members.OfType<MemberInfo>().Where(m => m.DeclaringType == type)) { classMap.MapMember(member); }
            classMap.MapConstructor(constructor).SetArguments(members.OfType<MemberInfo>());
            return;
        }
    }

    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", AnyInstance) is not null;

    private static MemberInfo? FindMember(Type type, ParameterInfo parameter) => type
        .GetMember(parameter.Name ?? "", MemberTypes.Property | MemberTypes.Field, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)
        .FirstOrDefault(m => BsonClassMap.GetMemberInfoType(m) == parameter.ParameterType);
}
