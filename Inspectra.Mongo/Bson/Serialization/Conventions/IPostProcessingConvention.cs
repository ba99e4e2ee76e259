namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule that looks at a class once all others have been applied.</summary>
public interface IPostProcessingConvention : IConvention
{
    void PostProcess(BsonClassMap classMap);
}
