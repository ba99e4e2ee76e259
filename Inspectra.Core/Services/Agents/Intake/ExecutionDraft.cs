namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>The fields of one execution as the client gave them, types checked but nothing else. Empty text means absent.</summary>
internal ref struct ExecutionDraft
{
    public ReadOnlySpan<byte> ExecutionId;
    public ReadOnlySpan<byte> Agent;
    public ReadOnlySpan<byte> User;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> Environment;
    public ReadOnlySpan<byte> Version;
    public ReadOnlySpan<byte> ErrorType;
    public ReadOnlySpan<byte> ErrorMessage;

    /// <summary>BSON bytes of a document, checked already.</summary>
    public ReadOnlySpan<byte> Metadata;

    /// <summary>Unix milliseconds.</summary>
    public long? StartedMs;

    /// <summary>Unix milliseconds.</summary>
    public long? CompletedMs;
    public long? DurationUs;
    public long? CreditsMicro;
    public long? TokensIn;
    public long? TokensOut;
}
