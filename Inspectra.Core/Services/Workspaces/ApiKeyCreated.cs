namespace Inspectra.Core.Services.Workspaces;

/// <summary>A key that has just been made.</summary>
/// <param name="Secret">The whole key. It can be read here and nowhere else.</param>
public sealed record ApiKeyCreated(ApiKeySummary Key, string Secret);
