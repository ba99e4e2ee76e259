namespace Inspectra.Core.Errors;

/// <summary>A refusal that the person or program asking can act on. Everything else that is thrown is a defect.</summary>
public abstract class InspectraException : Exception
{
    /// <param name="message">English text, fit for the screen; translated by <see cref="MessageKey"/>.</param>
    /// <param name="arguments">What fills the placeholders of the translated text.</param>
    protected InspectraException(ErrorCode code, string message, params object[] arguments)
        : base(message)
    {
        Code = code;
        Arguments = arguments;
    }

    public ErrorCode Code { get; }

    /// <summary>The HTTP status that says the same.</summary>
    public abstract int StatusCode { get; }

    public IReadOnlyList<object> Arguments { get; }

    /// <summary>Key of the translated text in the resources.</summary>
    public string MessageKey => "Errors." + Code;
}
