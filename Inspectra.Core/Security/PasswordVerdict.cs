namespace Inspectra.Core.Security;

/// <summary>What a comparison of a password with a stored hash says.</summary>
public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, and hashed with fewer rounds than are now in force.</summary>
    RightButWeak,
}
