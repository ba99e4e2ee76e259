using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using MongoDB.Bson.Serialization.Conventions;

namespace MongoDB.Bson.Serialization;

/// <summary>How the objects of a class are stored. Frozen when first used.</summary>
public class BsonClassMap
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, BsonClassMap> s_classMaps = new();

    private readonly List<BsonMemberMap> _declaredMemberMaps = [];
    private readonly List<BsonCreatorMap> _creatorMaps = [];
    private readonly List<Type> _knownTypes = [];
    private readonly Lock _freezing = new();
    private ReadOnlyCollection<BsonMemberMap> _allMemberMaps = ReadOnlyCollection<BsonMemberMap>.Empty;
    private BsonMemberMap? _idMemberMap;
    private BsonMemberMap? _extraElementsMemberMap;
    private IDiscriminatorConvention? _discriminatorConvention;
    private Func<object>? _creator;

    public BsonClassMap(Type classType)
    {
        ArgumentNullException.ThrowIfNull(classType);
        ClassType = classType;
        ConventionPack = ConventionRegistry.Lookup(classType);
        Discriminator = DiscriminatorOf(classType);
        IsAnonymous = classType.IsDefined(typeof(CompilerGeneratedAttribute), false) && classType.Name.Contains("AnonymousType", StringComparison.Ordinal);
    }

    public BsonClassMap(Type classType, BsonClassMap baseClassMap)
        : this(classType) => BaseClassMap = baseClassMap;

    /// <summary>Those of the base classes first; known once frozen.</summary>
    public ReadOnlyCollection<BsonMemberMap> AllMemberMaps => _allMemberMaps;

    public BsonClassMap? BaseClassMap { get; private set; }

    public Type ClassType { get; }

    public IEnumerable<BsonCreatorMap> CreatorMaps => _creatorMaps;

    public IConventionPack ConventionPack { get; }

    public IEnumerable<BsonMemberMap> DeclaredMemberMaps => _declaredMemberMaps;

    public string Discriminator { get; private set; }

    public bool DiscriminatorIsRequired { get; private set; }

    public BsonMemberMap? ExtraElementsMemberMap => _extraElementsMemberMap ?? BaseClassMap?.ExtraElementsMemberMap;

    public bool HasCreatorMaps => _creatorMaps.Count > 0;

    public bool HasRootClass => IsRootClass || BaseClassMap is { HasRootClass: true };

    public BsonMemberMap? IdMemberMap => _idMemberMap ?? BaseClassMap?.IdMemberMap;

    public bool IgnoreExtraElements { get; private set; }

    public bool IgnoreExtraElementsIsInherited { get; private set; }

    public bool IsAnonymous { get; }

    public bool IsFrozen { get; private set; }

    public bool IsRootClass { get; private set; }

    public IEnumerable<Type> KnownTypes => _knownTypes;

    internal Func<object>? Creator => _creator;

    internal IDiscriminatorConvention DiscriminatorConvention => _discriminatorConvention ?? BsonSerializer.LookupDiscriminatorConvention(ClassType);

    internal bool HasOwnDiscriminatorConvention => _discriminatorConvention is not null;

    public static Type GetMemberInfoType(MemberInfo memberInfo) => memberInfo switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => throw new NotSupportedException($"{memberInfo?.Name} is neither a property nor a field."),
    };

    public static IEnumerable<BsonClassMap> GetRegisteredClassMaps() => s_classMaps.Values;

    public static bool IsClassMapRegistered(Type type) => s_classMaps.ContainsKey(type);

    /// <summary>Maps the class by its conventions and attributes when nobody has mapped it yet.</summary>
    public static BsonClassMap LookupClassMap(Type classType)
    {
        ArgumentNullException.ThrowIfNull(classType);
        if (!s_classMaps.TryGetValue(classType, out var map))
        {
            var made = (BsonClassMap)Activator.CreateInstance(typeof(BsonClassMap<>).MakeGenericType(classType))!; // Never null for a class.
            made.AutoMap();
            map = s_classMaps.GetOrAdd(classType, made);
        }

        return map.Freeze();
    }

    public static BsonClassMap<TClass> RegisterClassMap<TClass>() => RegisterClassMap<TClass>(map => map.AutoMap());

    public static BsonClassMap<TClass> RegisterClassMap<TClass>(Action<BsonClassMap<TClass>> classMapInitializer)
    {
        var map = new BsonClassMap<TClass>(classMapInitializer);
        RegisterClassMap(map);
        return map;
    }

    /// <exception cref="ArgumentException">The class is mapped already.</exception>
    public static void RegisterClassMap(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        if (!s_classMaps.TryAdd(classMap.ClassType, classMap))
        {
            throw new ArgumentException($"A class map for {classMap.ClassType.FullName} is registered already.", nameof(classMap));
        }
    }

    public static bool TryRegisterClassMap<TClass>() => TryRegisterClassMap<TClass>(map => map.AutoMap());

    public static bool TryRegisterClassMap<TClass>(BsonClassMap<TClass> classMap) => s_classMaps.TryAdd(typeof(TClass), classMap);

    public static bool TryRegisterClassMap<TClass>(Action<BsonClassMap<TClass>> classMapInitializer) =>
        TryRegisterClassMap(() => new BsonClassMap<TClass>(classMapInitializer));

    public static bool TryRegisterClassMap<TClass>(Func<BsonClassMap<TClass>> classMapFactory) =>
        !IsClassMapRegistered(typeof(TClass)) && TryRegisterClassMap(classMapFactory());

    public void AddKnownType(Type type)
    {
        ThrowIfFrozen();
        if (!ClassType.IsAssignableFrom(type)) { throw new ArgumentException($"{type} is no subtype of {ClassType}.", nameof(type)); }
        _knownTypes.Add(type);
    }

    public void AutoMap()
    {
        ThrowIfFrozen();
        ConventionRunner.Apply(ConventionPack, this);
    }

    public object CreateInstance() => _creator?.Invoke() ?? Activator.CreateInstance(ClassType, nonPublic: true)
        ?? throw new BsonSerializationException($"No instance of {ClassType.FullName} can be created.");

    /// <exception cref="BsonSerializationException">Two members share an element name, or a creator cannot be matched.</exception>
    public BsonClassMap Freeze()
    {
        if (IsFrozen) { return this; }
        lock (_freezing)
        {
            if (IsFrozen) { return this; }
            if (BaseClassMap is null && ClassType.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType))
            {
                BaseClassMap = LookupClassMap(baseType);
            }

            BaseClassMap?.Freeze();
            InheritIgnoring();
            foreach (var member in _declaredMemberMaps) { member.Freeze(); }
            _allMemberMaps = new ReadOnlyCollection<BsonMemberMap>(
                [.. BaseClassMap?.AllMemberMaps ?? [], .. _declaredMemberMaps.OrderBy(m => m.Order)]);
            CheckElementNames();
            foreach (var creator in _creatorMaps) { creator.Freeze(); }
            IsFrozen = true;
            BsonSerializer.RegisterDiscriminatorOf(this);
        }

        // Outside the lock: known types look this map up as their base.
        foreach (var knownType in _knownTypes) { LookupClassMap(knownType); }
        return this;
    }

    public BsonMemberMap? GetMemberMap(string memberName) => _declaredMemberMaps.Find(m => m.MemberName == memberName);

    public BsonMemberMap? GetMemberMapForElement(string elementName) =>
        (IsFrozen ? AllMemberMaps : (IEnumerable<BsonMemberMap>)_declaredMemberMaps).FirstOrDefault(m => m.ElementName == elementName);

    public BsonCreatorMap MapConstructor(ConstructorInfo constructorInfo) => AddCreator(constructorInfo, null);

    public BsonCreatorMap MapConstructor(ConstructorInfo constructorInfo, params string[] argumentNames) =>
        MapConstructor(constructorInfo).SetArguments(argumentNames);

    public BsonCreatorMap MapCreator(Delegate @delegate) => AddCreator(null, @delegate);

    public BsonCreatorMap MapCreator(Delegate @delegate, params string[] argumentNames) => MapCreator(@delegate).SetArguments(argumentNames);

    public BsonMemberMap MapExtraElementsField(string fieldName) => MapExtraElementsMember(FindField(fieldName));

    public BsonMemberMap MapExtraElementsMember(MemberInfo memberInfo)
    {
        var map = MapMember(memberInfo);
        SetExtraElementsMember(map);
        return map;
    }

    public BsonMemberMap MapExtraElementsProperty(string propertyName) => MapExtraElementsMember(FindProperty(propertyName));

    public BsonCreatorMap MapFactoryMethod(MethodInfo methodInfo) => AddCreator(methodInfo, null);

    public BsonCreatorMap MapFactoryMethod(MethodInfo methodInfo, params string[] argumentNames) =>
        MapFactoryMethod(methodInfo).SetArguments(argumentNames);

    public BsonMemberMap MapField(string fieldName) => MapMember(FindField(fieldName));

    public BsonMemberMap MapIdField(string fieldName) => MapIdMember(FindField(fieldName));

    public BsonMemberMap MapIdMember(MemberInfo memberInfo)
    {
        var map = MapMember(memberInfo);
        SetIdMember(map);
        return map;
    }

    public BsonMemberMap MapIdProperty(string propertyName) => MapIdMember(FindProperty(propertyName));

    public BsonMemberMap MapMember(MemberInfo memberInfo)
    {
        ThrowIfFrozen();
        ArgumentNullException.ThrowIfNull(memberInfo);
        var map = GetMemberMap(memberInfo.Name);
        if (map is null)
        {
            map = new BsonMemberMap(this, memberInfo);
            _declaredMemberMaps.Add(map);
        }

        return map;
    }

    public BsonMemberMap MapProperty(string propertyName) => MapMember(FindProperty(propertyName));

    public void Reset()
    {
        ThrowIfFrozen();
        _declaredMemberMaps.Clear();
        _creatorMaps.Clear();
        _knownTypes.Clear();
        (_idMemberMap, _extraElementsMemberMap, _creator, _discriminatorConvention) = (null, null, null, null);
        (IgnoreExtraElements, IgnoreExtraElementsIsInherited, IsRootClass, DiscriminatorIsRequired) = (false, false, false, false);
        Discriminator = DiscriminatorOf(ClassType);
    }

    public BsonClassMap SetCreator(Func<object> creator)
    {
        ThrowIfFrozen();
        _creator = creator;
        return this;
    }

    public void SetDiscriminator(string discriminator)
    {
        ArgumentNullException.ThrowIfNull(discriminator);
        ThrowIfFrozen();
        Discriminator = discriminator;
    }

    public void SetDiscriminatorConvention(IDiscriminatorConvention discriminatorConvention)
    {
        ThrowIfFrozen();
        _discriminatorConvention = discriminatorConvention;
    }

    public void SetDiscriminatorIsRequired(bool discriminatorIsRequired)
    {
        ThrowIfFrozen();
        DiscriminatorIsRequired = discriminatorIsRequired;
    }

    /// <exception cref="ArgumentException">The member can hold neither a document nor a dictionary.</exception>
    public void SetExtraElementsMember(BsonMemberMap? memberMap)
    {
        ThrowIfFrozen();
        if (memberMap is not null && memberMap.MemberType != typeof(BsonDocument) && !memberMap.MemberType.IsAssignableFrom(typeof(Dictionary<string, object?>)))
        {
            throw new ArgumentException("Extra elements need a member of type BsonDocument or IDictionary<string, object>.", nameof(memberMap));
        }

        _extraElementsMemberMap = memberMap;
    }

    public void SetIdMember(BsonMemberMap? memberMap)
    {
        ThrowIfFrozen();
        if (_idMemberMap is not null && _idMemberMap.ElementName == "_id") { _idMemberMap.SetElementName(_idMemberMap.MemberName); }
        _idMemberMap = memberMap;
        memberMap?.SetElementName("_id");
    }

    public void SetIgnoreExtraElements(bool ignoreExtraElements)
    {
        ThrowIfFrozen();
        IgnoreExtraElements = ignoreExtraElements;
    }

    public void SetIgnoreExtraElementsIsInherited(bool ignoreExtraElementsIsInherited)
    {
        ThrowIfFrozen();
        IgnoreExtraElementsIsInherited = ignoreExtraElementsIsInherited;
    }

    public void SetIsRootClass(bool isRootClass)
    {
        ThrowIfFrozen();
        IsRootClass = isRootClass;
    }

    public void UnmapConstructor(ConstructorInfo constructorInfo) => _creatorMaps.RemoveAll(c => Equals(c.MemberInfo, constructorInfo));

    public void UnmapFactoryMethod(MethodInfo methodInfo) => _creatorMaps.RemoveAll(c => Equals(c.MemberInfo, methodInfo));

    public void UnmapField(string fieldName) => UnmapMember(FindField(fieldName));

    public void UnmapMember(MemberInfo memberInfo)
    {
        ThrowIfFrozen();
        if (GetMemberMap(memberInfo.Name) is not { } map) { return; }
        _declaredMemberMaps.Remove(map);
        if (_idMemberMap == map) { _idMemberMap = null; }
        if (_extraElementsMemberMap == map) { _extraElementsMemberMap = null; }
    }

    public void UnmapProperty(string propertyName) => UnmapMember(FindProperty(propertyName));

    internal BsonMemberMap? FindMemberMap(string memberName) => GetMemberMap(memberName) ?? BaseClassMap?.FindMemberMap(memberName);

    private static string DiscriminatorOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(DiscriminatorOf))}>"
        : type.Name;

    private BsonCreatorMap AddCreator(MemberInfo? memberInfo, Delegate? @delegate)
    {
        ThrowIfFrozen();
        var existing = memberInfo is null ? null : _creatorMaps.Find(c => Equals(c.MemberInfo, memberInfo));
        if (existing is not null) { return existing; }
        var map = new BsonCreatorMap(this, memberInfo, @delegate);
        _creatorMaps.Add(map);
        return map;
    }

    private void InheritIgnoring()
    {
        if (BaseClassMap is not { IgnoreExtraElements: true, IgnoreExtraElementsIsInherited: true }) { return; }
        IgnoreExtraElements = true;
        IgnoreExtraElementsIsInherited = true;
    }

    private void CheckElementNames()
    {
        foreach (var group in _allMemberMaps.GroupBy(m => m.ElementName, StringComparer.Ordinal))
        {
            if (group.Skip(1).FirstOrDefault() is { } second)
            {
                throw new BsonSerializationException(
                    $"The member '{second.MemberName}' of type '{ClassType.FullName}' cannot use element name '{group.Key}' because "
                    + $"'{group.First().MemberName}' uses it already.");
            }
        }
    }

    private FieldInfo FindField(string name) => ClassType.GetField(name, AnyInstance | BindingFlags.DeclaredOnly)
        ?? throw new ArgumentException($"The class {ClassType.FullName} declares no field '{name}'.", nameof(name));

    private PropertyInfo FindProperty(string name) => ClassType.GetProperty(name, AnyInstance | BindingFlags.DeclaredOnly)
        ?? throw new ArgumentException($"The class {ClassType.FullName} declares no property '{name}'.", nameof(name));

    private void ThrowIfFrozen()
    {
        if (IsFrozen) { throw new InvalidOperationException($"The class map of {ClassType.FullName} is frozen."); }
    }
}
