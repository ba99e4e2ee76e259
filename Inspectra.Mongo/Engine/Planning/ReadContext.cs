using System.Diagnostics;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>What the streams of one command or cursor read from: a snapshot while a command runs, nothing between two.</summary>
internal sealed class ReadContext
{
    /// <summary>A snapshot that lives longer keeps the log from being written back, and makes it grow.</summary>
    private static readonly TimeSpan MaxSnapshotAge = TimeSpan.FromSeconds(1);

    private readonly List<RecordStream> _streams = [];
    private Snapshot? _snapshot;
    private long _attachedAt;

    public Snapshot Snapshot => _snapshot ?? throw new InvalidOperationException("No command is reading.");

    public Catalogue Catalogue => Snapshot.Catalogue;

    public void Attach(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _attachedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Lets every stream remember its place and give its statement back.</summary>
    public void Detach()
    {
        foreach (var stream in _streams)
        {
            stream.Suspend();
        }
        _snapshot = null;
    }

    public void Add(RecordStream stream) => _streams.Add(stream);

    public void Remove(RecordStream stream) => _streams.Remove(stream);

    /// <summary>Goes on in a newer snapshot when this one is old; called now and then by long scans.</summary>
    public void RenewIfOld()
    {
        if (Snapshot.IsTransaction || Stopwatch.GetElapsedTime(_attachedAt) < MaxSnapshotAge)
        {
            return;
        }
        foreach (var stream in _streams)
        {
            stream.Suspend();
        }
        Snapshot.Renew();
        _attachedAt = Stopwatch.GetTimestamp();
    }
}
