namespace Inspectra.Core.Services.Admin;

/// <summary>One thing that happened, for the audit log.</summary>
/// <param name="Action">A value of <see cref="AuditAction"/>.</param>
/// <param name="Target">Id of what it was done to; empty where that is the workspace itself.</param>
public sealed record AuditEvent(string Action, string Target)
{
    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Source { get; init; }
}
