using System.Globalization;
using Inspectra.Core.Localization;
using Inspectra.Web.State;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Layout;

public static class PeriodText
{
    /// <summary>The name of a period as a person says it: "Last 30 days", "3 Nov – 9 Nov 2026".</summary>
    public static string Name(PeriodChoice choice, IStringLocalizer<UiTexts> texts)
    {
        if (choice.Preset != PeriodPreset.Custom)
        {
            return texts[$"Period.{choice.Preset}"];
        }

        var culture = CultureInfo.CurrentCulture;
        if (choice.FromLocal.TimeOfDay != TimeSpan.Zero || choice.ToLocal.TimeOfDay != TimeSpan.Zero)
        {
            return choice.FromLocal.ToString("d MMM HH:mm", culture) + " – " + choice.ToLocal.ToString("d MMM HH:mm", culture);
        }

        var last = choice.ToLocal.AddDays(-1);
        return last == choice.FromLocal
            ? last.ToString("ddd d MMM yyyy", culture)
            : choice.FromLocal.ToString(choice.FromLocal.Year == last.Year ? "d MMM" : "d MMM yyyy", culture) + " – " + last.ToString("d MMM yyyy", culture);
    }
}
