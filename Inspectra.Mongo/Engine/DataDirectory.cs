using System.Globalization;

namespace Inspectra.Mongo.Engine;

/// <summary>The directory of one open engine: made private, and held by an operating-system lock while it is open.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string LockFileName = "engine.lock";
    private const string DatabaseFileName = "inspectra.db";
    private const string MemoryPrefix = "inspectra-memory-";
    private static readonly string[] NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph", "glusterfs", "fuse.glusterfs"];
    private readonly FileStream _lock;
    private readonly bool _removeOnDispose;

    private DataDirectory(string path, FileStream heldLock, bool removeOnDispose)
    {
        Path = path;
        _lock = heldLock;
        _removeOnDispose = removeOnDispose;
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseFileName);

    /// <exception cref="DataDirectoryInUseException">It is open already.</exception>
    /// <exception cref="NotSupportedException">It lies on a network file system, whose locks cannot be relied on.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        CreatePrivate(full);
        var fileSystem = FileSystemOf(full);
        if (NetworkFileSystems.Contains(fileSystem, StringComparer.Ordinal))
        {
            throw new NotSupportedException(
                $"The data directory {full} lies on a network file system ({fileSystem}). The embedded database needs a local disk.");
        }
        return new DataDirectory(full, Lock(full), removeOnDispose: false);
    }

    /// <summary>A directory on a memory-backed file system where there is one, removed on disposal.</summary>
    public static DataDirectory OpenTemporary()
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
        RemoveAbandoned(parent);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{MemoryPrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        var full = System.IO.Path.Combine(parent, name);
        CreatePrivate(full);
        return new DataDirectory(full, Lock(full), removeOnDispose: true);
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_removeOnDispose)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, ownerOnly);
        }
        File.SetUnixFileMode(path, ownerOnly);
    }

    private static FileStream Lock(string directory)
    {
        var file = System.IO.Path.Combine(directory, LockFileName);
        try
        {
            // FileShare.None is an advisory lock of the operating system: it dies with its process, however that dies.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException ex) when (ex is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new DataDirectoryInUseException(
                $"The data directory {directory} is in use by another process. Stop that process, or choose another directory.", ex);
        }
    }

    /// <summary>Directories of processes that were killed before they could remove them.</summary>
    private static void RemoveAbandoned(string parent)
    {
        foreach (var directory in Directory.EnumerateDirectories(parent, MemoryPrefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(directory)[MemoryPrefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/self") || Directory.Exists("/proc/" + owner))
            {
                continue;
            }
            try
            {
                Directory.Delete(directory, recursive: true);
            }
            catch (IOException)
            {
                // Another process sweeps at the same moment; either one may finish.
            }
            catch (UnauthorizedAccessException)
            {
                // It belongs to another user, who will sweep it.
            }
        }
    }

    private static string FileSystemOf(string path)
    {
        const string mounts = "/proc/self/mounts";
        if (!File.Exists(mounts))
        {
            return "";
        }
        var best = "";
        var type = "";
        foreach (var line in File.ReadLines(mounts))
        {
            var parts = line.Split(' ');
            if (parts.Length > 2 && parts[1].Length >= best.Length && IsUnder(path, parts[1]))
            {
                best = parts[1];
                type = parts[2];
            }
        }
        return type;
    }

    private static bool IsUnder(string path, string mount) =>
        mount == "/" || path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal);
}
