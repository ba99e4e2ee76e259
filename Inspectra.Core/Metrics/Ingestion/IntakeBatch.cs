namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>The items of one request that passed all checks, and where in the request they stood.</summary>
internal sealed class IntakeBatch
{
    public List<EventRecord> Events { get; } = [];

    /// <summary>Position in the request, per event.</summary>
    public List<int> Positions { get; } = [];

    public void Add(int position, EventRecord record)
    {
        Events.Add(record);
        Positions.Add(position);
    }
}
