namespace Inspectra.Core.Services.Sources;

/// <summary>What becomes of a row with more or fewer fields than there are columns.</summary>
public enum RaggedRows
{
    /// <summary>It is rejected with its reason: its values may stand in the wrong columns.</summary>
    Reject,

    /// <summary>Missing fields are empty, fields beyond the last column are ignored.</summary>
    Pad,
}
