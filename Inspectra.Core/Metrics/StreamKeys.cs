namespace Inspectra.Core.Metrics;

/// <summary>Keys of the streams.</summary>
public static class StreamKeys
{
    /// <summary>What agents do.</summary>
    public const string Executions = "executions";

    /// <summary>What people do in the product.</summary>
    public const string Activity = "activity";
}
