namespace Inspectra.Core.Errors;

/// <summary>The content type or encoding is none that is read here.</summary>
public sealed class UnsupportedMediaTypeException(ErrorCode code, string message, params object[] arguments)
    : InspectraException(code, message, arguments)
{
    public override int StatusCode => 415;
}
