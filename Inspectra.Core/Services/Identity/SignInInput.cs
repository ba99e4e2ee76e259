namespace Inspectra.Core.Services.Identity;

/// <summary>What a person enters to sign in.</summary>
public sealed record SignInInput
{
    public required string Email { get; init; }
    public required string Password { get; init; }

    /// <summary>Network address the request came from.</summary>
    public required string Source { get; init; }
    public required string UserAgent { get; init; }
}
