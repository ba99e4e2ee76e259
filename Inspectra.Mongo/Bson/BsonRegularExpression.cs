using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>A regular expression in Perl syntax with its options in alphabetical order.</summary>
public class BsonRegularExpression : BsonValue, IComparable<BsonRegularExpression>, IEquatable<BsonRegularExpression>
{
    public BsonRegularExpression(string pattern)
        : this(Split(pattern).Pattern, Split(pattern).Options)
    {
    }

    public BsonRegularExpression(string pattern, string? options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        Options = string.Concat((options ?? "").Order());
    }

    public BsonRegularExpression(Regex regex)
        : this(regex.ToString(), OptionsOf(regex))
    {
    }

    public override BsonType BsonType => BsonType.RegularExpression;

    public string Pattern { get; }

    public string Options { get; }

    public static implicit operator BsonRegularExpression(Regex value) => new(value);

    public static implicit operator BsonRegularExpression(string value) => new(value);

    /// <summary>A text that is written between slashes carries its options after the last one.</summary>
    private static (string Pattern, string Options) Split(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var end = pattern.LastIndexOf('/');
        return pattern.Length > 0 && pattern[0] == '/' && end > 0
            ? (pattern[1..end].Replace("\\/", "/", StringComparison.Ordinal), pattern[(end + 1)..])
            : (pattern, "");
    }

    public static bool operator !=(BsonRegularExpression? lhs, BsonRegularExpression? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonRegularExpression? lhs, BsonRegularExpression? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonRegularExpression Create(object value) => (BsonRegularExpression)BsonTypeMapper.MapToBsonValue(value, BsonType.RegularExpression);

    public int CompareTo(BsonRegularExpression? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonRegularExpression? rhs) => rhs is not null && rhs.GetType() == GetType() && Pattern == rhs.Pattern && Options == rhs.Options;

    public override bool Equals(object? obj) => Equals(obj as BsonRegularExpression);

    public override int GetHashCode() => HashCode.Combine(BsonType, Pattern, Options);

    public override string ToString() => $"/{Pattern.Replace("/", "\\/", StringComparison.Ordinal)}/{Options}";

    public Regex ToRegex()
    {
        var options = RegexOptions.None;
        foreach (var option in Options)
        {
            options |= option switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return new Regex(Pattern, options);
    }

    private static string OptionsOf(Regex regex)
    {
        var options = "";
        if (regex.Options.HasFlag(RegexOptions.IgnoreCase)) { options += "i"; }
        if (regex.Options.HasFlag(RegexOptions.Multiline)) { options += "m"; }
        if (regex.Options.HasFlag(RegexOptions.Singleline)) { options += "s"; }
        if (regex.Options.HasFlag(RegexOptions.IgnorePatternWhitespace)) { options += "x"; }
        return options;
    }
}
