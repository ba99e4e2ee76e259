namespace Inspectra.Core.Services.Identity;

/// <summary>What the first administrator enters.</summary>
public sealed record SetupInput
{
    /// <summary>The one-time token from the console.</summary>
    public required string Token { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string Password { get; init; }
    public required string WorkspaceName { get; init; }

    /// <summary>IANA zone of the workspace; null takes the one of the settings.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Network address the request came from.</summary>
    public required string Source { get; init; }
    public required string UserAgent { get; init; }
}
