using System.Reflection;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Public properties and fields that can be read and written are stored.</summary>
public class ReadWriteMemberFinderConvention : ConventionBase, IClassMapConvention
{
    private const BindingFlags DeclaredPublic = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        foreach (var field in classMap.ClassType.GetFields(DeclaredPublic).Where(f => !f.IsInitOnly && !f.IsLiteral))
        {
            classMap.MapMember(field);
        }

        foreach (var property in classMap.ClassType.GetProperties(DeclaredPublic).Where(IsStored)) { classMap.MapMember(property); }
    }

    /// <summary>An overriding property is already mapped by the class that declared it first.</summary>
    private static bool IsStored(PropertyInfo property) =>
        property is { CanWrite: true, GetMethod: { } getter }
        && property.GetIndexParameters().Length == 0
        && getter.GetBaseDefinition().DeclaringType == getter.DeclaringType;
}
