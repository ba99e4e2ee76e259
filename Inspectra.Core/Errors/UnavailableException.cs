namespace Inspectra.Core.Errors;

/// <summary>Not now: something this needs is busy or away. Nothing was stored.</summary>
public sealed class UnavailableException(
    ErrorCode code, string message, TimeSpan retryAfter, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 503;

    public TimeSpan RetryAfter { get; } = retryAfter;
}
