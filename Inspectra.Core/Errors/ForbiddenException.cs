using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Errors;

/// <summary>The asker is known and may see the workspace, but lacks the right.</summary>
public sealed class ForbiddenException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 403;

    public static void ThrowIf([DoesNotReturnIf(true)] bool refused, ErrorCode code, string message)
    {
        if (refused) { throw new ForbiddenException(code, message); }
    }
}
