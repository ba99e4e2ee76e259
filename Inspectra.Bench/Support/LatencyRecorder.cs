using System.Collections.Concurrent;
using System.Diagnostics;

namespace Inspectra.Bench.Support;

/// <summary>Collects durations from many tasks and answers exact percentiles of them.</summary>
public sealed class LatencyRecorder
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public void Add(long startTimestamp) => _milliseconds.Add(Stopwatch.GetElapsedTime(startTimestamp).TotalMilliseconds);

    public void AddMilliseconds(double value) => _milliseconds.Add(value);

    public int Count => _milliseconds.Count;

    /// <param name="fraction">0..1, for example 0.95.</param>
    /// <returns>Nearest-rank percentile in milliseconds; NaN when nothing was recorded.</returns>
    public double Percentile(double fraction)
    {
        var sorted = _milliseconds.ToArray();
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(sorted);
        return sorted[Math.Clamp((int)Math.Ceiling(fraction * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
