using Inspectra.Core.Localization;
using Inspectra.Core.Metrics;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Components.Filters;

/// <summary>A value of a dimension as people read it.</summary>
public static class FilterLabel
{
    public static string Of(string dimension, string? value, IStringLocalizer<UiTexts> texts) => value switch
    {
        null or "" => texts["Filter.NotGiven"],
        _ when dimension == DimensionKeys.Status => texts[$"Status.{value}"],
        _ => value,
    };
}
