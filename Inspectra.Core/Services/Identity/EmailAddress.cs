using System.Net.Mail;
using System.Text;
using Inspectra.Core.Errors;

namespace Inspectra.Core.Services.Identity;

/// <summary>E-mail addresses as people write them, and the one spelling in which they are compared.</summary>
internal static class EmailAddress
{
    private const int MaxLength = 254;

    /// <returns>The address without surrounding blanks.</returns>
    /// <exception cref="ValidationException">It is no address.</exception>
    public static string Check(string? email, string path)
    {
        var trimmed = email?.Trim() ?? "";
        var isAddress = trimmed.Length is > 2 and <= MaxLength
            && !trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.DisplayName.Length == 0;
        return isAddress
            ? trimmed
            : throw new ValidationException(ErrorCode.EmailInvalid, path, "This is not an e-mail address.");
    }

    /// <returns>What is compared: composed, lower case; anything at all for what is no address.</returns>
    public static string KeyOf(string email)
    {
        var trimmed = email.Trim();
        // Texts from outside may hold lone surrogates, which cannot be normalised and belong to no address.
        try { return trimmed.Normalize(NormalizationForm.FormC).ToLowerInvariant(); }
        catch (ArgumentException) { return trimmed.ToLowerInvariant(); }
    }
}
