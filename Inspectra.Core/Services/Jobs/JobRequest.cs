namespace Inspectra.Core.Services.Jobs;

/// <summary>Work to be done later, durably.</summary>
/// <param name="Type">Which handler does it: one of <see cref="JobTypes"/>.</param>
/// <param name="Title">What a person reads on the jobs page.</param>
/// <param name="Payload">What the handler needs to know, as JSON; at most 1 MB.</param>
public sealed record JobRequest(string Type, string Title, string Payload)
{
    /// <summary>How often the work is tried before it is left as failed for a person to look at.</summary>
    public int MaxAttempts { get; init; } = 5;
}
