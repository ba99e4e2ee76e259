using System.Text;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>One member of a class, ready to be written and read.</summary>
internal abstract class MemberPlan<TClass>
{
    protected MemberPlan(BsonMemberMap map)
    {
        Map = map;
        NameUtf8 = Encoding.UTF8.GetBytes(map.ElementName);
        if (map.ElementName.Contains('\0', StringComparison.Ordinal))
        {
            throw new BsonSerializationException($"The element name of {map.MemberName} cannot contain a zero character.");
        }
    }

    public BsonMemberMap Map { get; }

    public byte[] NameUtf8 { get; }

    public abstract void Write(BsonSerializationContext context, ref TClass target);

    public abstract void Read(BsonDeserializationContext context, ref TClass target);

    public abstract object? ReadBoxed(BsonDeserializationContext context);

    public abstract void SetBoxed(ref TClass target, object? value);

    public static MemberPlan<TClass> Create(BsonMemberMap map) =>
        (MemberPlan<TClass>?)Activator.CreateInstance(typeof(MemberPlan<,>).MakeGenericType(typeof(TClass), map.MemberType), map)
        ?? throw new BsonSerializationException($"The member {map.MemberName} cannot be mapped.");
}

/// <inheritdoc cref="MemberPlan{TClass}"/>
internal sealed class MemberPlan<TClass, TMember> : MemberPlan<TClass>
{
    private readonly MemberGetter<TClass, TMember> _getter;
    private readonly MemberSetter<TClass, TMember>? _setter;
    private readonly IBsonSerializer<TMember> _serializer;
    private readonly TMember? _default;
    private readonly bool _ignoreIfNull;
    private readonly bool _ignoreIfDefault;

    public MemberPlan(BsonMemberMap map)
        : base(map)
    {
        _getter = MemberDelegates.Getter<TClass, TMember>(map.MemberInfo);
        _setter = map.IsReadOnly ? null : MemberDelegates.Setter<TClass, TMember>(map.MemberInfo);
        _serializer = (IBsonSerializer<TMember>)map.GetSerializer();
        _default = (TMember?)map.DefaultValue;
        _ignoreIfNull = map.IgnoreIfNull;
        _ignoreIfDefault = map.IgnoreIfDefault;
    }

    public override void Write(BsonSerializationContext context, ref TClass target)
    {
        var value = _getter(ref target);
        if (_ignoreIfNull && value is null) { return; }
        if (_ignoreIfDefault && EqualityComparer<TMember?>.Default.Equals(value, _default)) { return; }
        if (Map.ShouldSerializeMethod is { } should && target is not null && !should(target)) { return; }
        context.BinaryWriter.WriteNameUtf8(NameUtf8);
        _serializer.Serialize(context, new BsonSerializationArgs { NominalType = typeof(TMember) }, value);
    }

    public override void Read(BsonDeserializationContext context, ref TClass target)
    {
        if (_setter is null)
        {
            context.Reader.SkipValue(); // A computed member is stored for queries only.
            return;
        }

        _setter(ref target, _serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = typeof(TMember) }));
    }

    public override object? ReadBoxed(BsonDeserializationContext context) =>
        _serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = typeof(TMember) });

    public override void SetBoxed(ref TClass target, object? value) => _setter?.Invoke(ref target, (TMember)value!); // Null only where the member's serializer gave null.
}
