namespace Inspectra.Core.Services.Admin;

/// <summary>One line of the audit log.</summary>
public sealed record AuditEntry(
    string Id, DateTime AtUtc, string Action, string ActorKind, string ActorName, string Target,
    string? Before, string? After, string? Source);
