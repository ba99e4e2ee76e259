namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>What applies when nothing else is said.</summary>
public class DefaultConventionPack : IConventionPack
{
    private DefaultConventionPack()
    {
    }

    public static IConventionPack Instance { get; } = new DefaultConventionPack();

    public IEnumerable<IConvention> Conventions { get; } =
    [
        new ReadWriteMemberFinderConvention(),
        new NamedIdMemberConvention("Id", "id", "_id"),
        new NamedExtraElementsMemberConvention("ExtraElements"),
        new IgnoreExtraElementsConvention(false),
        new ImmutableTypeClassMapConvention(),
        new LookupIdGeneratorConvention(),
    ];
}
