using System.Text;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>All that is needed to write and read the objects of one class, prepared once.</summary>
internal sealed class ClassPlan<TClass>
{
    private readonly MemberPlan<TClass>[] _members;
    private readonly int[] _creatorMembers = [];
    private readonly object?[] _creatorDefaults = [];
    private readonly Func<object?[], TClass>? _creator;
    private readonly Func<TClass>? _defaultCreator;
    private readonly bool _checksMissing;

    public ClassPlan(BsonClassMap map)
    {
        Map = map;
        _members = map.AllMemberMaps.Where(m => m != map.ExtraElementsMemberMap).Select(MemberPlan<TClass>.Create).ToArray();
        var id = Array.FindIndex(_members, m => m.Map == map.IdMemberMap);
        if (id > 0)
        {
            // The id leads the document, wherever the class declares it.
            var plan = _members[id];
            Array.Copy(_members, 0, _members, 1, id);
            _members[0] = plan;
        }

        HasId = id >= 0;
        ExtraElements = map.ExtraElementsMemberMap is { } extra ? MemberPlan<TClass>.Create(extra) : null;
        DiscriminatorElement = Encoding.UTF8.GetBytes(map.DiscriminatorConvention.ElementName);
        _checksMissing = _members.Any(m => m.Map.IsRequired || m.Map.IsDefaultValueSpecified);
        if (map.CreatorMaps.MaxBy(c => c.ElementNames.Count()) is { } creator)
        {
            _creator = MemberDelegates.Creator<TClass>(creator);
            _creatorMembers = creator.ElementNames.Select(name => Array.FindIndex(_members, m => m.Map.ElementName == name)).ToArray();
            _creatorDefaults = creator.Parameters.Select((p, i) => DefaultOf(p, _members[_creatorMembers[i]].Map)).ToArray();
        }
        else
        {
            _defaultCreator = map.Creator is { } given ? () => (TClass)given() : MemberDelegates.DefaultCreator<TClass>();
        }
    }

    public BsonClassMap Map { get; }

    public MemberPlan<TClass>? ExtraElements { get; }

    public byte[] DiscriminatorElement { get; }

    public bool HasId { get; }

    public bool HasCreator => _creator is not null;

    public int MemberCount => _members.Length;

    public ReadOnlySpan<MemberPlan<TClass>> Members => _members;

    /// <summary>Members mostly come in the order in which they were written, so the expected one is tried first.</summary>
    /// <returns>The position of the member, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name, int expected)
    {
        var members = _members;
        if ((uint)expected < (uint)members.Length && name.SequenceEqual(members[expected].NameUtf8)) { return expected; }
        for (var i = 0; i < members.Length; i++)
        {
            if (name.SequenceEqual(members[i].NameUtf8)) { return i; }
        }

        return -1;
    }

    /// <exception cref="BsonSerializationException">The class is abstract, or has no usable constructor.</exception>
    public TClass CreateEmpty() => _defaultCreator is not null
        ? _defaultCreator()
        : throw new BsonSerializationException(
            $"No object of {typeof(TClass).FullName} can be created: it is abstract, or no constructor fits its stored members.");

    /// <param name="values">What was read for each member.</param>
    /// <param name="wasRead">Which members were read at all.</param>
    public TClass CreateFrom(object?[] values, ReadOnlySpan<bool> wasRead)
    {
        var arguments = new object?[_creatorMembers.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var member = _creatorMembers[i];
            arguments[i] = wasRead[member] ? values[member] : _creatorDefaults[i];
        }

        // The creator of a plan without one is never asked for: see HasCreator.
        var result = _creator is null ? CreateEmpty() : _creator(arguments);
        for (var i = 0; i < _members.Length; i++)
        {
            if (wasRead[i] && Array.IndexOf(_creatorMembers, i) < 0) { _members[i].SetBoxed(ref result, values[i]); }
        }

        return result;
    }

    /// <exception cref="FormatException">A required element is missing.</exception>
    public void ApplyMissing(ref TClass target, ReadOnlySpan<bool> wasRead)
    {
        if (!_checksMissing) { return; }
        for (var i = 0; i < _members.Length; i++)
        {
            if (wasRead[i]) { continue; }
            var map = _members[i].Map;
            if (map.IsRequired)
            {
                throw new FormatException($"Required element '{map.ElementName}' for {map.MemberName} of class {typeof(TClass).FullName} is missing.");
            }

            if (map.IsDefaultValueSpecified && !map.IsReadOnly && Array.IndexOf(_creatorMembers, i) < 0) { _members[i].SetBoxed(ref target, map.DefaultValue); }
        }
    }

    private static object? DefaultOf(System.Reflection.ParameterInfo parameter, BsonMemberMap map) =>
        !map.IsDefaultValueSpecified && parameter.HasDefaultValue && parameter.DefaultValue is { } declared
            ? parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, declared) : declared
            : map.DefaultValue;
}
