namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>The serializers of the types that this library knows by itself.</summary>
internal static class BuiltInSerializers
{
    public static IReadOnlyDictionary<Type, IBsonSerializer> Fixed { get; } = new IBsonSerializer[]
    {
        StringSerializer.Instance, BooleanSerializer.Instance, Int32Serializer.Instance, Int64Serializer.Instance,
        DoubleSerializer.Instance, DecimalSerializer.Instance, SingleSerializer.Instance, ByteSerializer.Instance,
        SByteSerializer.Instance, Int16Serializer.Instance, UInt16Serializer.Instance, UInt32Serializer.Instance,
        UInt64Serializer.Instance, CharSerializer.Instance, DateTimeSerializer.Instance, new DateTimeOffsetSerializer(),
        new TimeSpanSerializer(), DateOnlySerializer.Instance, TimeOnlySerializer.Instance, new GuidSerializer(),
        ObjectIdSerializer.Instance, Decimal128Serializer.Instance, ByteArraySerializer.Instance, new ReadOnlyMemoryOfByteSerializer(),
        new UriSerializer(), new VersionSerializer(), ObjectSerializer.Instance,
        BsonDocumentSerializer.Instance, BsonValueSerializer.Instance,
        new TypedBsonValueSerializer<RawBsonDocument>(), new TypedBsonValueSerializer<BsonArray>(), new TypedBsonValueSerializer<BsonBinaryData>(),
        new TypedBsonValueSerializer<BsonBoolean>(), new TypedBsonValueSerializer<BsonDateTime>(), new TypedBsonValueSerializer<BsonDecimal128>(),
        new TypedBsonValueSerializer<BsonDouble>(), new TypedBsonValueSerializer<BsonInt32>(), new TypedBsonValueSerializer<BsonInt64>(),
        new TypedBsonValueSerializer<BsonJavaScript>(), new TypedBsonValueSerializer<BsonJavaScriptWithScope>(),
        new TypedBsonValueSerializer<BsonMaxKey>(), new TypedBsonValueSerializer<BsonMinKey>(), new TypedBsonValueSerializer<BsonNull>(),
        new TypedBsonValueSerializer<BsonObjectId>(), new TypedBsonValueSerializer<BsonRegularExpression>(),
        new TypedBsonValueSerializer<BsonString>(), new TypedBsonValueSerializer<BsonSymbol>(), new TypedBsonValueSerializer<BsonTimestamp>(),
        new TypedBsonValueSerializer<BsonUndefined>(),
    }.ToDictionary(s => s.ValueType);

    public static IBsonSerializer Create(Type type)
    {
        if (type.IsEnum) { return Make(typeof(EnumSerializer<>), type); }
        if (Nullable.GetUnderlyingType(type) is { } underlying) { return Make(typeof(NullableSerializer<>), underlying); }
        if (CollectionSerializerFactory.Create(type) is { } collection) { return collection; }
        if (type.IsInterface) { return Make(typeof(DiscriminatedInterfaceSerializer<>), type); }
        if (type.IsPrimitive || type.IsPointer || typeof(Delegate).IsAssignableFrom(type))
        {
            throw new BsonSerializationException($"No serializer found for type {type.FullName}.");
        }

        return Make(typeof(BsonClassMapSerializer<>), type);
    }

    public static IBsonSerializer Make(Type definition, params Type[] arguments) =>
        (IBsonSerializer?)Activator.CreateInstance(definition.MakeGenericType(arguments))
        ?? throw new BsonSerializationException($"{definition.Name} cannot be created.");
}
