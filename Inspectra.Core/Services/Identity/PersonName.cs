using Inspectra.Core.Errors;

namespace Inspectra.Core.Services.Identity;

/// <summary>Names that people give to themselves and to things.</summary>
internal static class PersonName
{
    public const int MaxLength = 100;

    /// <returns>The name without surrounding blanks.</returns>
    /// <exception cref="ValidationException">It is blank, too long or holds control characters.</exception>
    public static string Check(string? name, string path)
    {
        var trimmed = name?.Trim() ?? "";
        if (trimmed.Length == 0 || trimmed.Any(char.IsControl))
        {
            throw new ValidationException(ErrorCode.NameBlank, path, "A name is needed here.");
        }

        return trimmed.Length <= MaxLength
            ? trimmed
            : throw new ValidationException(ErrorCode.NameTooLong, path, $"A name has at most {MaxLength} characters.");
    }
}
