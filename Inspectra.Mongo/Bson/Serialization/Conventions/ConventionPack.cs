using System.Collections;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A list of rules, applied in its order.</summary>
public class ConventionPack : IConventionPack, IEnumerable<IConvention>
{
    private readonly List<IConvention> _conventions = [];

    public IEnumerable<IConvention> Conventions => _conventions;

    public void Add(IConvention convention)
    {
        ArgumentNullException.ThrowIfNull(convention);
        _conventions.Add(convention);
    }

    public void AddClassMapConvention(string name, Action<BsonClassMap> action) => Add(new DelegateClassMapConvention(name, action));

    public void AddMemberMapConvention(string name, Action<BsonMemberMap> action) => Add(new DelegateMemberMapConvention(name, action));

    public void AddPostProcessingConvention(string name, Action<BsonClassMap> action) => Add(new DelegatePostProcessingConvention(name, action));

    public void AddRange(IEnumerable<IConvention> conventions) => _conventions.AddRange(conventions);

    public void Append(IConventionPack other)
    {
        ArgumentNullException.ThrowIfNull(other);
        AddRange(other.Conventions);
    }

    public IEnumerator<IConvention> GetEnumerator() => _conventions.GetEnumerator();

    /// <exception cref="InvalidOperationException">The pack has no rule of that name.</exception>
    public void InsertAfter(string name, IConvention convention) => _conventions.Insert(IndexOf(name) + 1, convention);

    /// <exception cref="InvalidOperationException">The pack has no rule of that name.</exception>
    public void InsertBefore(string name, IConvention convention) => _conventions.Insert(IndexOf(name), convention);

    public void Remove(string name) => _conventions.RemoveAll(c => c.Name == name);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name) => _conventions.FindIndex(c => c.Name == name) is var index && index >= 0
        ? index
        : throw new InvalidOperationException($"The pack has no convention named '{name}'.");
}
