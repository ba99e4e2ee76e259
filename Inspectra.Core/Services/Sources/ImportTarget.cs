namespace Inspectra.Core.Services.Sources;

/// <summary>The fields of an execution that a mapping can fill.</summary>
public static class ImportTarget
{
    public const string ExecutionId = "execution_id";
    public const string Agent = "agent";
    public const string User = "user";
    public const string Status = "status";
    public const string StartedAt = "started_at";
    public const string CompletedAt = "completed_at";
    public const string Duration = "duration";
    public const string Credits = "credits";
    public const string TokensIn = "tokens_in";
    public const string TokensOut = "tokens_out";
    public const string Model = "model";
    public const string Environment = "environment";
    public const string Version = "version";
    public const string ErrorType = "error_type";
    public const string ErrorMessage = "error_message";

    /// <summary>Followed by the key under which the value is kept: <c>metadata.case_id</c>.</summary>
    public const string MetadataPrefix = "metadata.";

    /// <summary>In the order in which the mapping shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        StartedAt, CompletedAt, Agent, User, Status, Duration, ExecutionId, Credits, TokensIn, TokensOut, Model,
        Environment, Version, ErrorType, ErrorMessage,
    ];
}
