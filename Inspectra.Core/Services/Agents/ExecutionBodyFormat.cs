namespace Inspectra.Core.Services.Agents;

public enum ExecutionBodyFormat
{
    /// <summary>One JSON object, or an array of them.</summary>
    Json,

    /// <summary>One JSON object per line; blank lines are skipped.</summary>
    NewlineDelimitedJson,
}
