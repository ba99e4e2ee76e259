namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Enums are stored as this BSON type, inside nullables and (unless top level only) collections too.</summary>
public class EnumRepresentationConvention : ConventionBase, IMemberMapConvention
{
    public EnumRepresentationConvention(BsonType representation)
        : this(representation, true)
    {
    }

    public EnumRepresentationConvention(BsonType representation, bool topLevelOnly)
    {
        if (representation is not ((BsonType)0 or BsonType.Int32 or BsonType.Int64 or BsonType.String))
        {
            throw new ArgumentException("Enums can only be represented as String, Int32, Int64 or the type of the enum", nameof(representation));
        }

        Representation = representation;
        TopLevelOnly = topLevelOnly;
    }

    public BsonType Representation { get; }

    public bool TopLevelOnly { get; }

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        var type = Nullable.GetUnderlyingType(memberMap.MemberType) ?? memberMap.MemberType;
        if (Representation == 0 || (!type.IsEnum && TopLevelOnly) || !MayHoldEnum(type)) { return; }
        memberMap.SetSerializer(Reconfigure(memberMap.GetSerializer()));
    }

    /// <summary>Asking for the serializer of every member would freeze the mapping of all classes too early.</summary>
    private static bool MayHoldEnum(Type type) => type.IsEnum
        || (type.IsArray && MayHoldEnum(type.GetElementType() ?? typeof(object)))
        || (type.IsGenericType && type.GetGenericArguments().Any(a => MayHoldEnum(Nullable.GetUnderlyingType(a) ?? a)));

    private IBsonSerializer Reconfigure(IBsonSerializer serializer) => serializer switch
    {
        IRepresentationConfigurable configurable when serializer.ValueType.IsEnum => configurable.WithRepresentation(Representation),
        IChildSerializerConfigurable parent => parent.WithChildSerializer(Reconfigure(parent.ChildSerializer)),
        _ => serializer,
    };
}
