using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Dynamic;
using System.Reflection;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Chooses how arrays, lists, sets and dictionaries are gathered when they are read.</summary>
internal static class CollectionSerializerFactory
{
    private static readonly HashSet<Type> s_asList =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
    ];

    private static readonly HashSet<Type> s_asDictionary =
    [
        typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>),
    ];

    /// <returns>Null when the type is no collection.</returns>
    public static IBsonSerializer? Create(Type type)
    {
        if (type == typeof(ExpandoObject)) { return new ExpandoObjectSerializer(); }
        if (type.IsArray && type.GetElementType() is { } element)
        {
            return type.GetArrayRank() == 1
                ? Invoke(nameof(OfArray), element)
                : throw new BsonSerializationException($"Arrays of several dimensions cannot be stored: {type}.");
        }

        if (!type.IsGenericType) { return null; }
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (s_asList.Contains(definition)) { return Invoke(nameof(AsList), type, arguments[0]); }
        if (s_asDictionary.Contains(definition)) { return Invoke(nameof(AsDictionary), type, arguments[0], arguments[1]); }
        if (definition == typeof(HashSet<>) || definition == typeof(ISet<>) || definition == typeof(IReadOnlySet<>))
        {
            return Invoke(nameof(AsSet), type, arguments[0]);
        }

        if (definition == typeof(SortedSet<>)) { return Invoke(nameof(OfSortedSet), arguments[0]); }
        if (definition == typeof(Queue<>)) { return Invoke(nameof(OfQueue), arguments[0]); }
        if (definition == typeof(Collection<>)) { return Invoke(nameof(OfCollection), arguments[0]); }
        if (definition == typeof(ReadOnlyCollection<>)) { return Invoke(nameof(OfReadOnlyCollection), arguments[0]); }
        if (definition == typeof(ImmutableArray<>)) { return Invoke(nameof(OfImmutableArray), arguments[0]); }
        if (definition == typeof(SortedDictionary<,>)) { return Invoke(nameof(OfSortedDictionary), arguments[0], arguments[1]); }
        return null;
    }

    private static IBsonSerializer Invoke(string method, params Type[] arguments) =>
        (IBsonSerializer?)typeof(CollectionSerializerFactory)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)?
            .MakeGenericMethod(arguments)
            .Invoke(null, null)
        ?? throw new BsonSerializationException($"No serializer of {method} could be made.");

    private static CollectionSerializer<T[], T> OfArray<T>() => new(items => items.ToArray());

    private static CollectionSerializer<TCollection, T> AsList<TCollection, T>()
        where TCollection : IEnumerable<T> => new(items => (TCollection)(object)items);

    private static CollectionSerializer<TCollection, T> AsSet<TCollection, T>()
        where TCollection : IEnumerable<T> => new(items => (TCollection)(object)new HashSet<T>(items));

    private static CollectionSerializer<SortedSet<T>, T> OfSortedSet<T>() => new(items => new SortedSet<T>(items));

    private static CollectionSerializer<Queue<T>, T> OfQueue<T>() => new(items => new Queue<T>(items));

    private static CollectionSerializer<Collection<T>, T> OfCollection<T>() => new(items => new Collection<T>(items));

    private static CollectionSerializer<ReadOnlyCollection<T>, T> OfReadOnlyCollection<T>() => new(items => new ReadOnlyCollection<T>(items));

    private static CollectionSerializer<ImmutableArray<T>, T> OfImmutableArray<T>() => new(items => [.. items]);

    private static DictionarySerializer<TDictionary, TKey, TValue> AsDictionary<TDictionary, TKey, TValue>()
        where TDictionary : IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new(items => (TDictionary)(object)items);

    private static DictionarySerializer<SortedDictionary<TKey, TValue>, TKey, TValue> OfSortedDictionary<TKey, TValue>()
        where TKey : notnull => new(items => new SortedDictionary<TKey, TValue>(items));
}
