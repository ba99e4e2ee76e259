namespace Inspectra.Core.Services.Sources;

/// <summary>What happens to the good rows of a file that has bad ones.</summary>
public enum ImportMode
{
    KeepGoodRows,

    /// <summary>The whole file is checked before the first row is written; one bad row and nothing is.</summary>
    AllOrNothing,
}
