namespace Inspectra.Core.Errors;

/// <param name="Path">The field, as the sender spelled it: <c>items[3].duration</c>.</param>
public sealed record ValidationFailure(string Path, string Message)
{
    public ErrorCode Code { get; init; } = ErrorCode.InvalidInput;
}
