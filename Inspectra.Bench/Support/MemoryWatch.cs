using System.Diagnostics;

namespace Inspectra.Bench.Support;

/// <summary>Watches by how much this process grows while something runs.</summary>
public sealed class MemoryWatch : IDisposable
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Timer _timer;
    private readonly long _before;
    private long _peak;

    public MemoryWatch()
    {
        _before = Read();
        _peak = _before;
        _timer = new Timer(_ => _peak = Math.Max(_peak, Read()), null, 0, 50);
    }

    public double PeakGrowthMegabytes() => (Math.Max(_peak, Read()) - _before) / 1048576.0;

    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private long Read()
    {
        lock (_process)
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }
}
