using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Errors;

/// <summary>What was asked for does not exist, or the asker may not know that it does: both look alike.</summary>
public sealed class NotFoundException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 404;

    public static void ThrowIf([DoesNotReturnIf(true)] bool missing, ErrorCode code, string message)
    {
        if (missing) { throw new NotFoundException(code, message); }
    }
}
