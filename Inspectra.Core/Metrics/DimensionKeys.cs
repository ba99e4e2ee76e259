namespace Inspectra.Core.Metrics;

/// <summary>Keys of the dimensions that streams are split and filtered by.</summary>
public static class DimensionKeys
{
    public const string Agent = "agent";
    public const string User = "user";
    public const string Model = "model";
    public const string Status = "status";
    public const string Environment = "environment";
    public const string Version = "version";
    public const string ErrorType = "error_type";
    public const string Event = "event";
    public const string Page = "page";
    public const string Device = "device";
}
