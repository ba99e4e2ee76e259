namespace Inspectra.Core.Services.Workspaces;

/// <summary>Who has just joined.</summary>
/// <param name="InitialPassword">For an account that was made for this: shown once, good for seven days, to be
/// replaced at the first sign-in. Null where there was an account before.</param>
public sealed record MemberAdded(MemberSummary Member, string? InitialPassword);
