namespace Inspectra.Core.Errors;

/// <summary>Nobody is signed in, or what was shown as proof is not accepted.</summary>
public sealed class UnauthenticatedException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 401;
}
