using System.Reflection;
using MongoDB.Bson.Serialization.Attributes;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>What classes say about themselves by attributes.</summary>
public class AttributeConventionPack : IConventionPack
{
    private AttributeConventionPack()
    {
    }

    public static IConventionPack Instance { get; } = new AttributeConventionPack();

    public IEnumerable<IConvention> Conventions { get; } = [new AttributeConvention()];

    private sealed class AttributeConvention : ConventionBase, IClassMapConvention, IMemberMapConvention, ICreatorMapConvention, IPostProcessingConvention
    {
        private const BindingFlags AnyDeclared =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        public void Apply(BsonClassMap classMap)
        {
            foreach (var attribute in AttributesOf<IBsonClassMapAttribute>(classMap.ClassType)) { attribute.Apply(classMap); }
            OptMembersIn(classMap);
            OptConstructorsIn(classMap);
        }

        public void Apply(BsonMemberMap memberMap)
        {
            foreach (var attribute in AttributesOf<IBsonMemberMapAttribute>(memberMap.MemberInfo)) { attribute.Apply(memberMap); }
        }

        public void Apply(BsonCreatorMap creatorMap)
        {
            if (creatorMap.MemberInfo is null) { return; }
            foreach (var attribute in AttributesOf<IBsonCreatorMapAttribute>(creatorMap.MemberInfo)) { attribute.Apply(creatorMap); }
        }

        public void PostProcess(BsonClassMap classMap)
        {
            foreach (var map in classMap.DeclaredMemberMaps.ToList())
            {
                if (map.MemberInfo.IsDefined(typeof(BsonIgnoreAttribute))) { classMap.UnmapMember(map.MemberInfo); }
            }

            foreach (var attribute in AttributesOf<IBsonPostProcessingAttribute>(classMap.ClassType)) { attribute.PostProcess(classMap); }
        }

        /// <summary>A member with an attribute of ours is meant to be stored, though it be private or read-only.</summary>
        private static void OptMembersIn(BsonClassMap classMap)
        {
            foreach (var member in classMap.ClassType.GetMembers(AnyDeclared))
            {
                if (member is not (PropertyInfo or FieldInfo)) { continue; }
                if (member.IsDefined(typeof(BsonIgnoreAttribute)))
                {
                    classMap.UnmapMember(member);
                }
                else if (member.IsDefined(typeof(BsonElementAttribute)) || member.IsDefined(typeof(BsonIdAttribute)) || member.IsDefined(typeof(BsonExtraElementsAttribute)))
                {
                    classMap.MapMember(member);
                }
            }
        }

        private static void OptConstructorsIn(BsonClassMap classMap)
        {
            var marked = classMap.ClassType.GetConstructors(AnyDeclared).Where(c => c.IsDefined(typeof(BsonConstructorAttribute))).ToList();
            if (marked.Count == 0) { return; }
            foreach (var other in classMap.CreatorMaps.Select(c => c.MemberInfo).OfType<ConstructorInfo>().ToList()) { classMap.UnmapConstructor(other); }
            foreach (var constructor in marked)
            {
                classMap.MapConstructor(constructor);
                foreach (var parameter in constructor.GetParameters())
                {
                    var member = classMap.ClassType
                        .GetMember(parameter.Name ?? "", MemberTypes.Property | MemberTypes.Field, AnyDeclared | BindingFlags.IgnoreCase)
                        .FirstOrDefault(m => BsonClassMap.GetMemberInfoType(m) == parameter.ParameterType);
                    if (member is not null) { classMap.MapMember(member); }
                }
            }
        }

        private static IEnumerable<T> AttributesOf<T>(MemberInfo member) => member.GetCustomAttributes(inherit: false).OfType<T>();
    }
}
