namespace Inspectra.Tests.Mongo.Engine;

/// <summary>A directory of its own on the disk, removed afterwards.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("inspectra-engine-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
