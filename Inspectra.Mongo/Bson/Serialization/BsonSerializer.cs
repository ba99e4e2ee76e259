using System.Collections.Concurrent;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.IdGenerators;

namespace MongoDB.Bson.Serialization;

/// <summary>The serializers, id generators and discriminators of this process.</summary>
public static class BsonSerializer
{
    private static readonly BsonSerializerRegistry s_registry = new();
    private static readonly ConcurrentDictionary<Type, IIdGenerator> s_idGenerators = new()
    {
        [typeof(ObjectId)] = ObjectIdGenerator.Instance,
        [typeof(BsonObjectId)] = BsonObjectIdGenerator.Instance,
        [typeof(Guid)] = GuidGenerator.Instance,
    };

    private static readonly ConcurrentDictionary<Type, IDiscriminatorConvention> s_discriminatorConventions = new();
    private static readonly ConcurrentDictionary<Type, bool> s_discriminatedTypes = new();
    private static readonly ConcurrentDictionary<(BsonValue Discriminator, Type Type), bool> s_discriminators = new();

    public static IBsonSerializerRegistry SerializerRegistry => s_registry;

    public static TNominalType Deserialize<TNominalType>(BsonDocument document, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Deserialize<TNominalType>(document.ToBson(), configurator);
    }

    public static TNominalType Deserialize<TNominalType>(IBsonReader bsonReader, Action<BsonDeserializationContext.Builder>? configurator = null) =>
        LookupSerializer<TNominalType>().Deserialize(BsonDeserializationContext.CreateRoot(bsonReader, configurator));

    public static TNominalType Deserialize<TNominalType>(byte[] bytes, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var reader = new BsonBinaryReader(bytes.AsMemory());
        return Deserialize<TNominalType>(reader, configurator);
    }

    public static TNominalType Deserialize<TNominalType>(Stream stream, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        using var reader = new BsonBinaryReader(stream);
        return Deserialize<TNominalType>(reader, configurator);
    }

    public static TNominalType Deserialize<TNominalType>(string json, Action<BsonDeserializationContext.Builder>? configurator = null) =>
        (TNominalType)Deserialize(json, typeof(TNominalType), configurator)!; // Null only when the text says null and the type allows it.

    public static TNominalType Deserialize<TNominalType>(TextReader textReader, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(textReader);
        return Deserialize<TNominalType>(textReader.ReadToEnd(), configurator);
    }

    public static object? Deserialize(string json, Type nominalType, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        var value = JsonParser.Parse(json);
        return value is BsonDocument document
            ? Deserialize(document, nominalType, configurator)
            : new BsonSerializationInfo("v", LookupSerializer(nominalType), nominalType).DeserializeValue(value);
    }

    public static object? Deserialize(BsonDocument document, Type nominalType, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Deserialize(document.ToBson(), nominalType, configurator);
    }

    public static object? Deserialize(IBsonReader bsonReader, Type nominalType, Action<BsonDeserializationContext.Builder>? configurator = null) =>
        LookupSerializer(nominalType).Deserialize(BsonDeserializationContext.CreateRoot(bsonReader, configurator));

    public static object? Deserialize(byte[] bytes, Type nominalType, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var reader = new BsonBinaryReader(bytes.AsMemory());
        return Deserialize(reader, nominalType, configurator);
    }

    /// <returns>True when some subtype of the type is known, so that documents must be asked which class they hold.</returns>
    public static bool IsTypeDiscriminated(Type type) => type.IsInterface || s_discriminatedTypes.ContainsKey(type);

    /// <exception cref="BsonSerializationException">No known subtype of the nominal type has that discriminator.</exception>
    public static Type LookupActualType(Type nominalType, BsonValue? discriminator)
    {
        ArgumentNullException.ThrowIfNull(nominalType);
        if (discriminator is null) { return nominalType; }
        if (!nominalType.IsInterface) { BsonClassMap.LookupClassMap(nominalType); } // Known types register themselves when their base is mapped.
        foreach (var (known, type) in s_discriminators.Keys)
        {
            if (nominalType.IsAssignableFrom(type) && known.Equals(discriminator)) { return type; }
        }

        throw new BsonSerializationException($"Unknown discriminator value '{discriminator}' for a {nominalType.FullName}.");
    }

    public static IDiscriminatorConvention LookupDiscriminatorConvention(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (s_discriminatorConventions.TryGetValue(current, out var convention)) { return convention; }
        }

        return StandardDiscriminatorConvention.Hierarchical;
    }

    public static IIdGenerator? LookupIdGenerator(Type type) => s_idGenerators.GetValueOrDefault(type);

    public static IBsonSerializer<T> LookupSerializer<T>() => s_registry.GetSerializer<T>();

    public static IBsonSerializer LookupSerializer(Type type) => s_registry.GetSerializer(type);

    public static void RegisterDiscriminator(Type type, BsonValue discriminator)
    {
        ArgumentNullException.ThrowIfNull(type);
        s_discriminators.TryAdd((discriminator, type), true);
        for (var ancestor = type.BaseType; ancestor is not null && ancestor != typeof(object); ancestor = ancestor.BaseType)
        {
            s_discriminatedTypes.TryAdd(ancestor, true);
        }
    }

    public static void RegisterDiscriminatorConvention(Type type, IDiscriminatorConvention convention)
    {
        if (!s_discriminatorConventions.TryAdd(type, convention))
        {
            throw new BsonSerializationException($"There is already a discriminator convention registered for type {type.FullName}.");
        }
    }

    public static void RegisterGenericSerializerDefinition(Type genericTypeDefinition, Type genericSerializerDefinition) =>
        s_registry.RegisterGenericDefinition(genericTypeDefinition, genericSerializerDefinition);

    public static void RegisterIdGenerator(Type type, IIdGenerator idGenerator) => s_idGenerators[type] = idGenerator;

    public static void RegisterSerializationProvider(IBsonSerializationProvider provider) => s_registry.RegisterProvider(provider);

    /// <exception cref="BsonSerializationException">Another serializer is already registered or in use.</exception>
    public static void RegisterSerializer<T>(IBsonSerializer<T> serializer) => RegisterSerializer(typeof(T), serializer);

    /// <exception cref="BsonSerializationException">Another serializer is already registered or in use.</exception>
    public static void RegisterSerializer(Type type, IBsonSerializer serializer)
    {
        if (!TryRegisterSerializer(type, serializer))
        {
            throw new BsonSerializationException($"There is already a serializer registered for type {type.FullName}.");
        }
    }

    public static void Serialize<TNominalType>(
        IBsonWriter bsonWriter,
        TNominalType value,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        args.NominalType ??= typeof(TNominalType);
        LookupSerializer<TNominalType>().Serialize(BsonSerializationContext.CreateRoot(bsonWriter, configurator), args, value);
    }

    public static void Serialize(
        IBsonWriter bsonWriter,
        Type nominalType,
        object? value,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        args.NominalType ??= nominalType;
        LookupSerializer(nominalType).Serialize(BsonSerializationContext.CreateRoot(bsonWriter, configurator), args, value);
    }

    public static bool TryRegisterSerializer(Type type, IBsonSerializer serializer) => s_registry.TryRegister(type, serializer);

    public static bool TryRegisterSerializer<T>(IBsonSerializer<T> serializer) => TryRegisterSerializer(typeof(T), serializer);

    internal static void RegisterDiscriminatorOf(BsonClassMap map)
    {
        if (!map.ClassType.IsAbstract && !map.ClassType.IsGenericTypeDefinition) { RegisterDiscriminator(map.ClassType, map.Discriminator); }
        if (map.HasRootClass || map.KnownTypes.Any()) { s_discriminatedTypes.TryAdd(map.ClassType, true); }
        if (map.HasOwnDiscriminatorConvention) { s_discriminatorConventions.TryAdd(map.ClassType, map.DiscriminatorConvention); }
    }
}
