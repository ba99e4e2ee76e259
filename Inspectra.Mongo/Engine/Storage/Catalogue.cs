using System.Collections.Immutable;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Everything that exists at one version: an immutable picture that belongs to the same stored state.</summary>
internal sealed class Catalogue(long version, ImmutableDictionary<string, CollectionInfo> collections, ImmutableDictionary<int, CollectionInfo> byId)
{
    public long Version { get; } = version;

    public IEnumerable<CollectionInfo> Collections => collections.Values;

    public static Catalogue From(long version, IEnumerable<CollectionInfo> all)
    {
        var list = all.ToList();
        return new Catalogue(
            version,
            list.ToImmutableDictionary(c => c.FullName, StringComparer.Ordinal),
            list.ToImmutableDictionary(c => c.Id));
    }

    public CollectionInfo? Find(string database, string name) => collections.GetValueOrDefault(database + "." + name);

    public CollectionInfo? Find(int id) => byId.GetValueOrDefault(id);

    public Catalogue With(CollectionInfo collection) => new(
        Version + 1, collections.SetItem(collection.FullName, collection), byId.SetItem(collection.Id, collection));

    public Catalogue Without(CollectionInfo collection) =>
        new(Version + 1, collections.Remove(collection.FullName), byId.Remove(collection.Id));
}
