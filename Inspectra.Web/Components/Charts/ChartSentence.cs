using Inspectra.Core.Localization;
using Inspectra.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Components.Charts;

/// <summary>A chart in words, for those who do not see it.</summary>
public static class ChartSentence
{
    public static string Of(ChartModel model, IStringLocalizer<UiTexts> texts)
    {
        if (model.Buckets.Count == 0 || !model.HasData)
        {
            return texts["Chart.SentenceEmpty", model.Title];
        }

        var parts = model.Series.Take(6).Select(series => Describe(series, model, texts));
        return texts["Chart.Sentence", model.Title, BucketText.Long(model.Buckets[0], model.Grain),
            BucketText.Long(model.Buckets[^1], model.Grain), string.Join(" ", parts)];
    }

    private static string Describe(ChartSeries series, ChartModel model, IStringLocalizer<UiTexts> texts)
    {
        int? high = null;
        int? low = null;
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value)
            {
                continue;
            }

            high = high is { } h && series.Values[h] >= value ? high : i;
            low = low is { } l && series.Values[l] <= value ? low : i;
        }

        return high is not { } top || low is not { } bottom
            ? texts["Chart.SentenceNoSeries", series.Label]
            : texts["Chart.SentenceSeries", series.Label,
                ValueText.Full(series.Values[top], model.Kind), BucketText.Long(model.Buckets[top], model.Grain),
                ValueText.Full(series.Values[bottom], model.Kind), BucketText.Long(model.Buckets[bottom], model.Grain)];
    }
}
