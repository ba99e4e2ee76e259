using System.Collections.Frozen;
using System.Globalization;

namespace Inspectra.Web.State;

/// <summary>How a period is spelled in an address. What is missing means the default, so a plain address is a definite one too.</summary>
public static class PeriodAddress
{
    public const string PeriodKey = "period";
    public const string FromKey = "from";
    public const string ToKey = "to";
    public const string CompareKey = "compare";

    private const string DayFormat = "yyyy-MM-dd";
    private const string MinuteFormat = "yyyy-MM-ddTHH:mm";

    private static readonly FrozenDictionary<string, PeriodPreset> Presets = new Dictionary<string, PeriodPreset>
    {
        ["today"] = PeriodPreset.Today, ["yesterday"] = PeriodPreset.Yesterday,
        ["7d"] = PeriodPreset.Last7Days, ["28d"] = PeriodPreset.Last28Days, ["30d"] = PeriodPreset.Last30Days, ["90d"] = PeriodPreset.Last90Days,
        ["this-week"] = PeriodPreset.ThisWeek, ["last-week"] = PeriodPreset.LastWeek,
        ["this-month"] = PeriodPreset.ThisMonth, ["last-month"] = PeriodPreset.LastMonth,
        ["this-quarter"] = PeriodPreset.ThisQuarter, ["last-quarter"] = PeriodPreset.LastQuarter,
        ["this-year"] = PeriodPreset.ThisYear, ["last-year"] = PeriodPreset.LastYear,
        ["custom"] = PeriodPreset.Custom,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<PeriodPreset, string> Spellings = Presets.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static string Spell(PeriodPreset preset) => Spellings[preset];

    /// <param name="read">Gives the value of a query key, or null when the address lacks it.</param>
    public static PeriodChoice Parse(Func<string, string?> read)
    {
        var compare = read(CompareKey) switch
        {
            "none" => CompareTo.None,
            "year" => CompareTo.SamePeriodLastYear,
            _ => CompareTo.PreviousPeriod,
        };
        var preset = read(PeriodKey) is { } spelled && Presets.TryGetValue(spelled, out var found) ? found : PeriodChoice.Default.Preset;
        if (preset != PeriodPreset.Custom)
        {
            return new PeriodChoice(preset, compare);
        }

        return ParseTime(read(FromKey)) is { } from && ParseTime(read(ToKey)) is { } to && from < to
            ? new PeriodChoice(PeriodPreset.Custom, compare, from, to)
            : PeriodChoice.Default with { Compare = compare };
    }

    /// <returns>Key and value of each part that differs from the default; a null value takes the key out of the address.</returns>
    public static IReadOnlyDictionary<string, object?> Write(PeriodChoice choice)
    {
        var custom = choice.Preset == PeriodPreset.Custom;
        return new Dictionary<string, object?>
        {
            [PeriodKey] = choice.Preset == PeriodChoice.Default.Preset ? null : Spell(choice.Preset),
            [FromKey] = custom ? FormatTime(choice.FromLocal) : null,
            [ToKey] = custom ? FormatTime(choice.ToLocal) : null,
            [CompareKey] = choice.Compare switch { CompareTo.None => "none", CompareTo.SamePeriodLastYear => "year", _ => null },
        };
    }

    private static DateTime? ParseTime(string? text) =>
        DateTime.TryParseExact(text, [DayFormat, MinuteFormat], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is > 1970 and < 2200 ? time : null;

    private static string FormatTime(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? DayFormat : MinuteFormat, CultureInfo.InvariantCulture);
}
