using Inspectra.Core.Localization;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Components.Jobs;

public static class JobUnit
{
    /// <summary>The unit of a job's progress in the reader's language; the unit itself where there is no word for it.</summary>
    public static string Of(string unit, IStringLocalizer<UiTexts> texts)
    {
        var word = texts[$"Unit.{unit}"];
        return word.ResourceNotFound ? unit : word.Value;
    }
}
