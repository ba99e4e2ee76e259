namespace Inspectra.Core.Errors;

/// <summary>Too often, too fast.</summary>
public sealed class RateLimitedException(
    ErrorCode code, string message, TimeSpan retryAfter, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 429;

    public TimeSpan RetryAfter { get; } = retryAfter;
}
