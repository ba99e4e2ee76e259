namespace Inspectra.Web.Components.Shared;

public enum GoodDirection
{
    Neutral,
    MoreIsBetter,
    LessIsBetter,
}

/// <summary>A change told by arrow, amount, word and colour, so that none of them is needed alone.</summary>
/// <param name="Word">Resource key of the word.</param>
public sealed record KpiDelta(string Icon, string Amount, string Word, string Tone)
{
    /// <returns>Null when there is nothing to compare with.</returns>
    public static KpiDelta? Of(double? value, double? previous, ValueKind kind, GoodDirection good)
    {
        if (value is not { } now || previous is not { } before)
        {
            return null;
        }

        var difference = now - before;
        // The change of a share is told in points: from 2 % to 3 % is one point, not half as much again.
        var amount = kind == ValueKind.Share ? Math.Abs(difference) * 100 : Math.Abs(ValueText.Change(now, before) ?? double.NaN);
        var negligible = kind == ValueKind.Share ? amount < 0.05 : amount < 0.0005;
        if (difference == 0 || negligible)
        {
            return new KpiDelta("equal", "", "Kpi.Same", "same");
        }

        if (double.IsNaN(amount))
        {
            return null;
        }

        var text = kind == ValueKind.Share
            ? amount.ToString("0.0", System.Globalization.CultureInfo.CurrentCulture) + " pp"
            : amount >= 10 ? ">999%" : ValueText.Compact(amount, ValueKind.Share);
        var rises = difference > 0;
        var (word, tone) = good switch
        {
            GoodDirection.Neutral => (rises ? "Kpi.More" : "Kpi.Less", "same"),
            GoodDirection.MoreIsBetter => rises ? ("Kpi.Better", "better") : ("Kpi.Worse", "worse"),
            _ => rises ? ("Kpi.Worse", "worse") : ("Kpi.Better", "better"),
        };
        return new KpiDelta(rises ? "up" : "down", text, word, tone);
    }
}
