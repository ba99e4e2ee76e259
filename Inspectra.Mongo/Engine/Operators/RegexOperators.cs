using System.Text.RegularExpressions;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class RegexOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        Add(table, "$regexMatch", found => ValueRules.Bool(found is { } search && search.Regex.IsMatch(search.Input)));
        Add(table, "$regexFind", found => found is { } search && search.Regex.Match(search.Input) is { Success: true } match
            ? Describe(match, search.Input) : BsonNull.Value);
        Add(table, "$regexFindAll", found => found is { } search
            ? new BsonArray(search.Regex.Matches(search.Input).Select(match => Describe(match, search.Input))) : new BsonArray());
    }

    private static void Add(OperatorTable.Builder table, string name, Func<(Regex Regex, string Input)?, BsonValue> search) =>
        table.Named(name, ["input", "regex"], ["options"], (values, _) =>
        {
            try
            {
                return search(Compile(values));
            }
            catch (RegexMatchTimeoutException ex)
            {
                throw RegexCompiler.TooSlow(ex.Pattern);
            }
        });

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
