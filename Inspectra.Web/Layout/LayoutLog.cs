namespace Inspectra.Web.Layout;

internal static partial class LayoutLog
{
    [LoggerMessage(9001, LogLevel.Error, "A page failed (reference {Reference}).")]
    public static partial void PageFailed(this ILogger logger, string reference, Exception exception);
}
