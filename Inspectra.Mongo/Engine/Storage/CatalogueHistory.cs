using System.Collections.Concurrent;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>The catalogues of the last versions, so that a reader finds the one that belongs to its snapshot.</summary>
internal sealed class CatalogueHistory(Catalogue current)
{
    private const int Kept = 64;
    private readonly ConcurrentDictionary<long, Catalogue> _versions = new([new(current.Version, current)]);
    private volatile Catalogue _current = current;

    public Catalogue Current => _current;

    /// <summary>Makes a version known just before its commit, for a snapshot may see the commit before its writer goes on.</summary>
    public void Announce(Catalogue catalogue)
    {
        _versions[catalogue.Version] = catalogue;
        _ = _versions.TryRemove(catalogue.Version - Kept, out _);
    }

    public void Publish(Catalogue catalogue) => _current = catalogue;

    public Catalogue ForSnapshot(long version) =>
        _versions.TryGetValue(version, out var catalogue)
            ? catalogue
            : throw new InvalidOperationException($"Catalogue version {version} is no longer known.");
}
