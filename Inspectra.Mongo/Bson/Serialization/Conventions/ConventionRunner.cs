namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Applies rules to a class map: to the class, its members, its creators, and once more to the class.</summary>
internal static class ConventionRunner
{
    public static void Apply(IConventionPack pack, BsonClassMap classMap)
    {
        var conventions = pack.Conventions.ToList();
        foreach (var convention in conventions.OfType<IClassMapConvention>()) { convention.Apply(classMap); }
        foreach (var convention in conventions.OfType<IMemberMapConvention>())
        {
            foreach (var memberMap in classMap.DeclaredMemberMaps.ToList()) { convention.Apply(memberMap); }
        }

        foreach (var convention in conventions.OfType<ICreatorMapConvention>())
        {
            foreach (var creatorMap in classMap.CreatorMaps.ToList()) { convention.Apply(creatorMap); }
        }

        foreach (var convention in conventions.OfType<IPostProcessingConvention>()) { convention.PostProcess(classMap); }
    }
}
