using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Db;

internal static partial class DatabaseLog
{
    [LoggerMessage(1000, LogLevel.Information, "Database open: {Collections} indexed collections, schema version {Version}.")]
    public static partial void DatabaseOpened(this ILogger logger, int collections, int version);
}
