using System.Text.RegularExpressions;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Turns MongoDB's (PCRE) patterns into .NET's, in a form whose matching time is bounded.</summary>
internal static class RegexCompiler
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <exception cref="QueryException">The pattern or an option is not understood.</exception>
    public static Regex Compile(string pattern, string options)
    {
        var flags = RegexOptions.CultureInvariant;
        foreach (var option in options)
        {
            flags |= option switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' => RegexOptions.None,
                _ => throw QueryException.Location(51108, $"invalid flag in regex options: {option}"),
            };
        }
        try
        {
            // Linear time whatever the text; only look-around and back references need the backtracking engine.
            return new Regex(pattern, flags | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, flags, Limit);
        }
        catch (ArgumentException ex)
        {
            throw QueryException.Location(51091, $"Regular expression is invalid: {ex.Message}");
        }
    }

    /// <summary>The refusal for a pattern that took longer than the limit on one text.</summary>
    public static QueryException TooSlow(string pattern) =>
        new(50, "MaxTimeMSExpired", $"Matching the regular expression '{pattern}' took too long");
}
