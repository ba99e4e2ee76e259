using System.Text;

namespace Inspectra.Core.Security;

/// <summary>Knows the passwords that guessing begins with: well-known words, runs along the keyboard or the alphabet,
/// and repetitions, with or without the usual disguises.</summary>
internal static class CommonPasswords
{
    private static readonly string[] s_words =
    [
        "password", "passwort", "passw", "qwertz", "qwerty", "azerty", "letmein", "welcome", "admin", "administrator",
        "iloveyou", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "master", "shadow", "superman",
        "batman", "trustno", "whatever", "starwars", "computer", "internet", "changeme", "default", "secret", "login",
        "abc", "test", "guest", "root", "user", "hello", "freedom", "michael", "jordan", "summer", "winter", "spring",
        "autumn", "january", "december", "company", "demo", "system", "server", "database", "mongodb", "correcthorsebatterystaple",
    ];

    private static readonly string[] s_runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "01234567890123456789", "98765432109876543210",
        "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    ];

    /// <returns>Lower case, the usual disguises taken off, everything that is neither letter nor digit left out.</returns>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            var plain = c switch { '@' => 'a', '$' => 's', '!' => 'i', '€' => 'e', _ => c };
            if (char.IsLetterOrDigit(plain)) { folded.Append(plain); }
        }

        return folded.ToString();
    }

    /// <param name="folded">As <see cref="Fold"/> made it.</param>
    public static bool IsCommon(string folded)
    {
        if (folded.Length > 0 && IsRepetition(folded)) { return true; }
        if (s_runs.Any(run => folded.Length <= run.Length && run.Contains(folded, StringComparison.Ordinal))) { return true; }
        var letters = folded.TrimEnd("0123456789".ToCharArray()).TrimStart("0123456789".ToCharArray());
        var undisguised = letters.Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't');
        return letters.Length == 0 && folded.Length > 0 && folded.Length < 20 && HasFewDigits(folded)
            || IsMadeOfWords(letters) || IsMadeOfWords(undisguised);
    }

    /// <returns>Whether the text is one or several of the well-known words and nothing else.</returns>
    private static bool IsMadeOfWords(string text)
    {
        if (text.Length == 0) { return false; }
        var reachable = new bool[text.Length + 1];
        reachable[0] = true;
        for (var start = 0; start < text.Length; start++)
        {
            if (!reachable[start]) { continue; }
            foreach (var word in s_words)
            {
                if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0) { reachable[start + word.Length] = true; }
            }
        }

        return reachable[text.Length];
    }

    private static bool IsRepetition(string text)
    {
        for (var period = 1; period <= Math.Min(4, text.Length / 2); period++)
        {
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period])) { return true; }
        }

        return text.Length == 1;
    }

    private static bool HasFewDigits(string digits) => digits.Distinct().Count() <= 4;
}
