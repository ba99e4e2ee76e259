namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Why one item cannot be taken.</summary>
/// <param name="Field">Empty when the whole item is meant.</param>
internal sealed record ItemRefusal(string Field, string Reason);
