using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Db;

internal static partial class DatabaseLog
{
    [LoggerMessage(1000, LogLevel.Information, "Database open: {Collections} indexed collections, schema version {Version}.")]
    public static partial void DatabaseOpened(this ILogger logger, int collections, int version);

    [LoggerMessage(1001, LogLevel.Warning, "{Warning}")]
    public static partial void DatabaseWarned(this ILogger logger, string warning);
}
