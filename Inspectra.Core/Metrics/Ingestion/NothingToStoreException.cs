namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>Ends a transaction in which every event turned out to be a duplicate.</summary>
internal sealed class NothingToStoreException(CommitPlan plan) : Exception("Every event is stored already.")
{
    public CommitPlan Plan { get; } = plan;
}
