using System.Linq.Expressions;
using System.Reflection;
using MongoDB.Bson.Serialization.Conventions;

namespace MongoDB.Bson.Serialization;

/// <summary>How one property or field of a class is stored.</summary>
public class BsonMemberMap
{
    private IBsonSerializer? _serializer;
    private Func<object?>? _defaultValueCreator;
    private Func<object, object?>? _getter;
    private Action<object, object?>? _setter;
    private bool _isFrozen;

    public BsonMemberMap(BsonClassMap classMap, MemberInfo memberInfo)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        ArgumentNullException.ThrowIfNull(memberInfo);
        ClassMap = classMap;
        MemberInfo = memberInfo;
        MemberType = BsonClassMap.GetMemberInfoType(memberInfo);
        ElementName = memberInfo.Name;
    }

    public BsonClassMap ClassMap { get; }

    public string MemberName => MemberInfo.Name;

    public Type MemberType { get; }

    public bool MemberTypeIsBsonValue => typeof(BsonValue).IsAssignableFrom(MemberType);

    public string ElementName { get; private set; }

    public int Order { get; private set; } = int.MaxValue;

    public MemberInfo MemberInfo { get; }

    public Func<object, object?> Getter => _getter ??= CompileGetter();

    /// <exception cref="InvalidOperationException">The member is read-only.</exception>
    public Action<object, object?> Setter => _setter ??= CompileSetter();

    public IIdGenerator? IdGenerator { get; private set; }

    public bool IsDefaultValueSpecified { get; private set; }

    public bool IsRequired { get; private set; }

    public Func<object, bool>? ShouldSerializeMethod { get; private set; }

    public bool IgnoreIfDefault { get; private set; }

    public bool IgnoreIfNull { get; private set; }

    public object? DefaultValue => _defaultValueCreator is not null ? _defaultValueCreator()
        : MemberType.IsValueType && Nullable.GetUnderlyingType(MemberType) is null ? Activator.CreateInstance(MemberType)
        : null;

    public bool IsReadOnly => MemberInfo switch
    {
        PropertyInfo property => !property.CanWrite,
        FieldInfo info => info.IsInitOnly || info.IsLiteral,
        _ => true,
    };

    public void ApplyDefaultValue(object obj)
    {
        if (!IsDefaultValueSpecified) { throw new InvalidOperationException($"No default value is specified for {MemberName}."); }
        Setter(obj, DefaultValue);
    }

    public void Freeze() => _isFrozen = true;

    public IBsonSerializer GetSerializer() => _serializer ??= BsonSerializer.LookupSerializer(MemberType);

    public BsonMemberMap Reset()
    {
        ThrowIfFrozen();
        ElementName = MemberName;
        Order = int.MaxValue;
        IdGenerator = null;
        (_serializer, _defaultValueCreator, ShouldSerializeMethod) = (null, null, null);
        (IsDefaultValueSpecified, IsRequired, IgnoreIfDefault, IgnoreIfNull) = (false, false, false, false);
        return this;
    }

    public BsonMemberMap SetDefaultValue(Func<object?> defaultValueCreator)
    {
        ThrowIfFrozen();
        _defaultValueCreator = defaultValueCreator;
        IsDefaultValueSpecified = true;
        return this;
    }

    public BsonMemberMap SetDefaultValue(object? defaultValue) => SetDefaultValue(() => defaultValue);

    public BsonMemberMap SetElementName(string elementName)
    {
        ArgumentNullException.ThrowIfNull(elementName);
        ThrowIfFrozen();
        ElementName = elementName;
        return this;
    }

    public BsonMemberMap SetIdGenerator(IIdGenerator? idGenerator)
    {
        ThrowIfFrozen();
        IdGenerator = idGenerator;
        return this;
    }

    public BsonMemberMap SetIgnoreIfDefault(bool ignoreIfDefault)
    {
        ThrowIfFrozen();
        IgnoreIfDefault = ignoreIfDefault;
        return this;
    }

    public BsonMemberMap SetIgnoreIfNull(bool ignoreIfNull)
    {
        ThrowIfFrozen();
        IgnoreIfNull = ignoreIfNull;
        return this;
    }

    public BsonMemberMap SetIsRequired(bool isRequired)
    {
        ThrowIfFrozen();
        IsRequired = isRequired;
        return this;
    }

    public BsonMemberMap SetOrder(int order)
    {
        ThrowIfFrozen();
        Order = order;
        return this;
    }

    public BsonMemberMap SetSerializer(IBsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ThrowIfFrozen();
        if (serializer.ValueType != MemberType)
        {
            throw new ArgumentException(
                $"Value type of serializer is {serializer.ValueType.FullName} and does not match member type {MemberType.FullName}.",
                nameof(serializer));
        }

        _serializer = serializer;
        return this;
    }

    public BsonMemberMap SetShouldSerializeMethod(Func<object, bool> shouldSerializeMethod)
    {
        ThrowIfFrozen();
        ShouldSerializeMethod = shouldSerializeMethod;
        return this;
    }

    public bool ShouldSerialize(object obj, object? value) =>
        !(IgnoreIfNull && value is null)
        && !(IgnoreIfDefault && Equals(value, DefaultValue))
        && (ShouldSerializeMethod is null || ShouldSerializeMethod(obj));

    private Func<object, object?> CompileGetter()
    {
        var target = Expression.Parameter(typeof(object));
        var member = Expression.MakeMemberAccess(Expression.Convert(target, ClassMap.ClassType), MemberInfo);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), target).Compile();
    }

    private Action<object, object?> CompileSetter()
    {
        if (IsReadOnly) { throw new InvalidOperationException($"The member {MemberName} of {ClassMap.ClassType.Name} is read-only."); }
        var target = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var instance = ClassMap.ClassType.IsValueType
            ? Expression.Unbox(target, ClassMap.ClassType)
            : Expression.Convert(target, ClassMap.ClassType);
        var assign = Expression.Assign(Expression.MakeMemberAccess(instance, MemberInfo), Expression.Convert(value, MemberType));
        return Expression.Lambda<Action<object, object?>>(assign, target, value).Compile();
    }

    private void ThrowIfFrozen()
    {
        if (_isFrozen) { throw new InvalidOperationException($"The map of member {MemberName} is frozen."); }
    }
}
