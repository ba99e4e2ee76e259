namespace Inspectra.Core.Errors;

/// <summary>More bytes or items than one request may bring.</summary>
public sealed class PayloadTooLargeException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 413;
}
