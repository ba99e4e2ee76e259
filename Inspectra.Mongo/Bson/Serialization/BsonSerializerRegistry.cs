using System.Collections.Concurrent;
using System.Reflection;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization;

/// <summary>Finds serializers: registered ones first, then providers, then those built in, and last the class map.</summary>
public sealed class BsonSerializerRegistry : IBsonSerializerRegistry
{
    private readonly ConcurrentDictionary<Type, IBsonSerializer> _serializers = new(BuiltInSerializers.Fixed);
    private readonly ConcurrentDictionary<Type, Type> _genericDefinitions = new();
    private readonly ConcurrentStack<IBsonSerializationProvider> _providers = new();

    public IBsonSerializer GetSerializer(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _serializers.TryGetValue(type, out var serializer) ? serializer : _serializers.GetOrAdd(type, Create(type));
    }

    public IBsonSerializer<T> GetSerializer<T>() => (IBsonSerializer<T>)GetSerializer(typeof(T));

    internal bool TryRegister(Type type, IBsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(serializer);
        if (serializer.ValueType != type) { throw new ArgumentException($"This serializer is for {serializer.ValueType}, not for {type}.", nameof(serializer)); }

        // What is built in may be replaced once; a serializer that someone chose may not.
        return BuiltInSerializers.Fixed.TryGetValue(type, out var builtIn)
            ? _serializers.TryUpdate(type, serializer, builtIn)
            : _serializers.TryAdd(type, serializer);
    }

    internal void RegisterGenericDefinition(Type type, Type serializer) => _genericDefinitions[type] = serializer;

    internal void RegisterProvider(IBsonSerializationProvider provider) => _providers.Push(provider);

    private IBsonSerializer Create(Type type)
    {
        if (type.ContainsGenericParameters) { throw new BsonSerializationException($"No serializer can be made for the open type {type}."); }
        if (type.GetCustomAttribute<BsonSerializerAttribute>() is { } attribute) { return attribute.CreateSerializer(type); }
        if (type.IsGenericType && _genericDefinitions.TryGetValue(type.GetGenericTypeDefinition(), out var definition))
        {
            return BuiltInSerializers.Make(definition, type.GetGenericArguments());
        }

        foreach (var provider in _providers)
        {
            if (provider.GetSerializer(type) is { } provided) { return provided; }
        }

        return BuiltInSerializers.Create(type);
    }
}
