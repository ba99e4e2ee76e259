namespace Inspectra.Core.Services.Workspaces;

/// <summary>Whether an API key opens anything.</summary>
public enum ApiKeyState
{
    Active,
    Expired,
    Revoked,
}
