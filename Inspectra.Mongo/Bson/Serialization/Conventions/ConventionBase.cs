namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule that is named after its class, unless it says otherwise.</summary>
public abstract class ConventionBase : IConvention
{
    protected ConventionBase() => Name = GetType().Name.Replace("Convention", "", StringComparison.Ordinal);

    protected ConventionBase(string name) => Name = name;

    public string Name { get; }
}
