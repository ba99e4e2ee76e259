namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>An attribute that replaces the serializer of a member by one with other options.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class BsonSerializationOptionsAttribute : Attribute, IBsonMemberMapAttribute
{
    public virtual void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetSerializer(Apply(memberMap.GetSerializer()));
    }

    /// <summary>Looks through nullables and collections for a serializer that has the option.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    protected virtual IBsonSerializer Apply(IBsonSerializer serializer) =>
        serializer is IChildSerializerConfigurable parent
            ? parent.WithChildSerializer(Apply(parent.ChildSerializer))
            : throw new NotSupportedException($"{GetType().Name} cannot be applied to a serializer of type {serializer?.GetType().Name}.");
}
