using Inspectra.Core.Errors;

namespace Inspectra.Core.Security;

/// <summary>Which passwords are good enough: long ones that nobody would try first. No composition rules.</summary>
public sealed class PasswordPolicy(InspectraSettings settings)
{
    /// <summary>Longer ones would only cost time to hash.</summary>
    public const int MaximumLength = 1024;

    private const int LeastWord = 4;

    /// <exception cref="ValidationException">The password is refused; the failure says why.</exception>
    public void Check(string password, string path, string email, string name)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.EnumerateRunes().Count() < settings.MinimumPasswordLength)
        {
            throw new ValidationException(ErrorCode.PasswordTooShort, path,
                $"A password needs at least {settings.MinimumPasswordLength} characters.");
        }

        if (password.Length > MaximumLength)
        {
            throw new ValidationException(ErrorCode.PasswordTooLong, path,
                $"A password has at most {MaximumLength} characters.");
        }

        var folded = CommonPasswords.Fold(password);
        // Of a password made of symbols too little is left to judge by.
        if (folded.Length * 2 >= password.EnumerateRunes().Count() && CommonPasswords.IsCommon(folded))
        {
            throw new ValidationException(ErrorCode.PasswordTooCommon, path,
                "This password is among the first that anybody would try.");
        }

        if (WordsOf(email, name).Any(word => RestAfter(folded, word) < settings.MinimumPasswordLength / 2))
        {
            throw new ValidationException(ErrorCode.PasswordContainsName, path,
                "This password is hardly more than your name, your address or the name of this product.");
        }
    }

    private static IEnumerable<string> WordsOf(string email, string name) =>
        email.Split('@', '.', '-', '_', '+').Concat(name.Split(' ', '-')).Append("inspectra")
            .Select(CommonPasswords.Fold).Where(word => word.Length >= LeastWord).Distinct();

    /// <returns>How many characters are left when the word is taken out; all of them where it does not occur.</returns>
    private static int RestAfter(string folded, string word) =>
        folded.Contains(word, StringComparison.Ordinal)
            ? folded.Replace(word, "", StringComparison.Ordinal).Length
            : int.MaxValue;
}
