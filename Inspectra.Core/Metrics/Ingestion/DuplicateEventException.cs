namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>Ends a transaction whose optimistic insert met an event that is stored already.</summary>
internal sealed class DuplicateEventException() : Exception("An event of the batch is stored already.");
