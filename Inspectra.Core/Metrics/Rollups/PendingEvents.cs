using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Events that wait to be added to the blocks.</summary>
/// <param name="OldestVersion">Data version of the first commit among them.</param>
/// <param name="Facts">By time ascending.</param>
internal sealed record PendingEvents(long OldestVersion, EventFact[] Facts)
{
    /// <returns>Position of the first event at or after the moment.</returns>
    public int FirstAt(long timeMs)
    {
        int low = 0, high = Facts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Facts[middle].TimeMs < timeMs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
