namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule made of a function.</summary>
public class DelegatePostProcessingConvention : ConventionBase, IPostProcessingConvention
{
    private readonly Action<BsonClassMap> _action;

    public DelegatePostProcessingConvention(string name, Action<BsonClassMap> action)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
    }

    public void PostProcess(BsonClassMap classMap) => _action(classMap);
}
