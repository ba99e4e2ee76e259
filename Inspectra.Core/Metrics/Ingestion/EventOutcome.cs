namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>What became of one event.</summary>
internal enum EventOutcome : byte
{
    Accepted,
    Duplicate,
    Updated,
}
