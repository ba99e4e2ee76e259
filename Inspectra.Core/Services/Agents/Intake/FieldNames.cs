namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Names of the fields as clients write them.</summary>
internal static class FieldNames
{
    public const string ExecutionId = "execution_id";
    public const string Agent = "agent";
    public const string User = "user";
    public const string Status = "status";
    public const string StartedAt = "started_at";
    public const string CompletedAt = "completed_at";
    public const string Duration = "duration";
    public const string DurationMs = "duration_ms";
    public const string Credits = "credits";
    public const string TokensIn = "tokens_in";
    public const string TokensOut = "tokens_out";
    public const string Model = "model";
    public const string Environment = "environment";
    public const string Version = "version";
    public const string ErrorType = "error_type";
    public const string ErrorMessage = "error_message";
    public const string Metadata = "metadata";
}
