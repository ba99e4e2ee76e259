using System.Reflection;

namespace MongoDB.Bson.Serialization;

/// <summary>A constructor, method or delegate that makes an object from stored values.</summary>
public class BsonCreatorMap
{
    private List<MemberInfo>? _arguments;
    private List<string> _elementNames = [];
    private bool _isFrozen;

    public BsonCreatorMap(BsonClassMap classMap, MemberInfo? memberInfo, Delegate? @delegate)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        ClassMap = classMap;
        MemberInfo = memberInfo;
        Delegate = @delegate;
    }

    public IEnumerable<MemberInfo>? Arguments => _arguments;

    public BsonClassMap ClassMap { get; }

    /// <summary>Null for a constructor or method, which is called by what <see cref="MemberInfo"/> says.</summary>
    public Delegate? Delegate { get; }

    /// <summary>The stored names of the arguments, in their order; known once frozen.</summary>
    public IEnumerable<string> ElementNames => _elementNames;

    public MemberInfo? MemberInfo { get; }

    internal ParameterInfo[] Parameters => MemberInfo switch
    {
        MethodBase method => method.GetParameters(),
        _ => Delegate?.Method.GetParameters() ?? [],
    };

    /// <exception cref="BsonSerializationException">An argument matches no mapped member.</exception>
    public void Freeze()
    {
        if (_isFrozen) { return; }
        if (_arguments is null)
        {
            var matched = Match(Parameters.Select(p => p.Name ?? ""));
            _arguments = matched;
        }

        _elementNames = _arguments.ConvertAll(a => (ClassMap.FindMemberMap(a.Name) ?? throw NotMapped(a.Name)).ElementName);
        _isFrozen = true;
    }

    public bool HasDefaultValue(string elementName)
    {
        var index = _elementNames.IndexOf(elementName);
        return index >= 0 && (Parameters[index].HasDefaultValue || ClassMap.GetMemberMapForElement(elementName) is { IsDefaultValueSpecified: true });
    }

    public BsonCreatorMap SetArguments(IEnumerable<MemberInfo> arguments)
    {
        if (_isFrozen) { throw new InvalidOperationException("The creator map is frozen."); }
        _arguments = arguments.ToList();
        return this;
    }

    public BsonCreatorMap SetArguments(IEnumerable<string> argumentNames) => SetArguments(Match(argumentNames));

    private List<MemberInfo> Match(IEnumerable<string> names) => names
        .Select(name => FindMember(name) ?? throw NotMapped(name))
        .ToList();

    private MemberInfo? FindMember(string name) =>
        ClassMap.ClassType.GetMember(name, MemberTypes.Property | MemberTypes.Field, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)
            .FirstOrDefault();

    private BsonSerializationException NotMapped(string name) =>
        new($"The argument '{name}' of a creator of {ClassMap.ClassType.FullName} matches no mapped member.");
}
