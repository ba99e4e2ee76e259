using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Errors;

/// <summary>A business rule says no.</summary>
public sealed class RuleViolationException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 400;

    public static void ThrowIf([DoesNotReturnIf(true)] bool violated, ErrorCode code, string message)
    {
        if (violated) { throw new RuleViolationException(code, message); }
    }
}
