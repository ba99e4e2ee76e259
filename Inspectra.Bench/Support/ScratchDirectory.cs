namespace Inspectra.Bench.Support;

/// <summary>A directory that is gone when the measurement is over.</summary>
public sealed class ScratchDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("inspectra-bench-");

    /// <summary>A place inside it that nothing has made yet.</summary>
    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
