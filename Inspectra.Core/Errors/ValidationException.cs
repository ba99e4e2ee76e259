namespace Inspectra.Core.Errors;

/// <summary>Fields of the input are wrong; each is named with its reason.</summary>
public sealed class ValidationException : InspectraException
{
    public ValidationException(ErrorCode code, string message, IReadOnlyList<ValidationFailure> failures)
        : base(code, message)
    {
        Failures = failures;
    }

    public ValidationException(ErrorCode code, string path, string message)
        : this(code, message, [new ValidationFailure(path, message) { Code = code }])
    {
    }

    public override int StatusCode => 422;

    /// <summary>In the order in which the fields were read; never empty.</summary>
    public IReadOnlyList<ValidationFailure> Failures { get; }
}
