namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule by which classes are mapped that say nothing themselves.</summary>
public interface IConvention
{
    string Name { get; }
}
