using System.Text.RegularExpressions;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class RegexOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Named("$regexMatch", ["input", "regex"], ["options"], (values, _) =>
            ValueRules.Bool(Compile(values) is { } found && found.Regex.IsMatch(found.Input)));
        table.Named("$regexFind", ["input", "regex"], ["options"], (values, _) =>
            Compile(values) is { } found && found.Regex.Match(found.Input) is { Success: true } match
                ? Describe(match, found.Input) : BsonNull.Value);
        table.Named("$regexFindAll", ["input", "regex"], ["options"], (values, _) =>
            Compile(values) is { } found
                ? new BsonArray(found.Regex.Matches(found.Input).Select(match => Describe(match, found.Input))) : new BsonArray());
    }

    /// <returns>null when there is nothing to search in or for.</returns>
    private static (Regex Regex, string Input)? Compile(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]) || ValueRules.IsNullish(values[1]))
        {
            return null;
        }
        var input = ValueRules.ToText(values[0], "'input' of $regexMatch");
        var (pattern, options) = values[1] is BsonRegularExpression regex
            ? (regex.Pattern, regex.Options)
            : (ValueRules.ToText(values[1], "'regex' of $regexMatch"), "");
        if (!ValueRules.IsNullish(values[2]))
        {
            options = ValueRules.ToText(values[2], "'options' of $regexMatch");
        }
        return (RegexCompiler.Compile(pattern, options), input);
    }

    private static BsonDocument Describe(Match match, string input)
    {
        var before = 0;
        foreach (var _ in input.AsSpan(0, match.Index).EnumerateRunes())
        {
            before++;
        }
        var captures = new BsonArray();
        for (var i = 1; i < match.Groups.Count; i++)
        {
            captures.Add(match.Groups[i].Success ? new BsonString(match.Groups[i].Value) : BsonNull.Value);
        }
        return new BsonDocument { { "match", match.Value }, { "idx", before }, { "captures", captures } };
    }
}
