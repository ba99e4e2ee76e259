namespace Inspectra.Core.Services.Agents;

/// <summary>What became of one item.</summary>
public enum IngestOutcome : byte
{
    Accepted,

    /// <summary>The same execution was stored before; nothing changed.</summary>
    Duplicate,

    /// <summary>An execution that was queued or running got its newer state.</summary>
    Updated,

    /// <summary>Refused; the rejection says why.</summary>
    Rejected,
}
