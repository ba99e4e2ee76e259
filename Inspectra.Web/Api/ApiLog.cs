namespace Inspectra.Web.Api;

/// <summary>Log lines of the HTTP API: events 2100 to 2199.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(2100, LogLevel.Error, "Request {CorrelationId} failed")]
    public static partial void RequestFailed(this ILogger logger, string correlationId, Exception exception);
}
