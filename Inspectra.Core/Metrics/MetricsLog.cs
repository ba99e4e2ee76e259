using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Metrics;

internal static partial class MetricsLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Warning, Message = "Watching for data changes failed; it is taken up again.")]
    public static partial void WatchFailed(this ILogger logger, Exception reason);
}
