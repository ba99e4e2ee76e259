using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Errors;

/// <summary>The request fits no longer, or not yet, to what is stored: a name is taken, a state has moved on.</summary>
public sealed class ConflictException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 409;

    public static void ThrowIf([DoesNotReturnIf(true)] bool conflicting, ErrorCode code, string message)
    {
        if (conflicting) { throw new ConflictException(code, message); }
    }
}
