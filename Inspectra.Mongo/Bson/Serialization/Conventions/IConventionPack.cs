namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Rules that belong together.</summary>
public interface IConventionPack
{
    IEnumerable<IConvention> Conventions { get; }
}
