using System.ComponentModel.DataAnnotations;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using MongoDB.Bson;
using ValidationException = Inspectra.Core.Errors.ValidationException;

namespace Inspectra.Web.Api.Metrics;

/// <summary>A question to the metric engine as a program sends it.</summary>
public sealed record MetricQueryBody
{
    /// <summary>executions or activity.</summary>
    public string? Stream { get; init; } = StreamKeys.Executions;

    /// <summary>Keys of metrics; the first one orders the rows.</summary>
    [Required]
    public IReadOnlyList<string>? Metrics { get; init; }

    /// <summary>Start of the period, ISO 8601, UTC unless it says otherwise; inclusive.</summary>
    [Required]
    public string? From { get; init; }

    /// <summary>End of the period, ISO 8601, UTC unless it says otherwise; exclusive.</summary>
    [Required]
    public string? To { get; init; }

    /// <summary>IANA zone whose days are meant.</summary>
    public string? TimeZone { get; init; } = "UTC";

    /// <summary>minute, hour, day, week, month, quarter or year; without it only totals are given.</summary>
    public string? Grain { get; init; }

    /// <summary>Dimension to split by.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Rows kept when split, 1 to 1,000; the rest is folded into one row "other".</summary>
    public int Top { get; init; } = 10;

    public IReadOnlyList<MetricFilterBody>? Filters { get; init; }

    /// <summary>none, previous_period or same_period_last_year.</summary>
    public string? Comparison { get; init; } = "none";

    /// <exception cref="ValidationException">A word is unknown.</exception>
    public MetricQuery ToQuery(ObjectId workspaceId) => new()
    {
        WorkspaceId = workspaceId,
        Stream = Stream ?? StreamKeys.Executions,
        Metrics = ParseMetrics(),
        FromUtc = ApiTime.Parse("from", From),
        ToUtc = ApiTime.Parse("to", To),
        TimeZone = TimeZone ?? "UTC",
        Grain = Grain is null ? null : ParseGrain(Grain),
        SplitBy = SplitBy,
        Top = Top,
        Filters = [.. (Filters ?? []).Select((f, i) => MetricFilterBody.ToFilter(f, i))],
        Comparison = Comparison switch
        {
            "none" or null => Core.Metrics.Comparison.None,
            "previous_period" => Core.Metrics.Comparison.PreviousPeriod,
            "same_period_last_year" => Core.Metrics.Comparison.SamePeriodLastYear,
            _ => throw new ValidationException(
                ErrorCode.InvalidInput, "comparison", "Use none, previous_period or same_period_last_year."),
        },
    };

    private IReadOnlyList<string> ParseMetrics() => Metrics is { } metrics && metrics.All(m => m is not null)
        ? metrics
        : throw new ValidationException(ErrorCode.InvalidInput, "metrics", "Name the metrics as a list of texts.");

    private static Grain ParseGrain(string word) => word switch
    {
        "minute" => Core.Metrics.Grain.Minute,
        "hour" => Core.Metrics.Grain.Hour,
        "day" => Core.Metrics.Grain.Day,
        "week" => Core.Metrics.Grain.Week,
        "month" => Core.Metrics.Grain.Month,
        "quarter" => Core.Metrics.Grain.Quarter,
        "year" => Core.Metrics.Grain.Year,
        _ => throw new ValidationException(
            ErrorCode.InvalidInput, "grain", "Use minute, hour, day, week, month, quarter or year."),
    };
}

/// <param name="Dimension">Such as agent, user, model or status.</param>
/// <param name="Values">Any of these.</param>
/// <param name="Mode">is or is_not.</param>
public sealed record MetricFilterBody(string? Dimension, IReadOnlyList<string>? Values, string? Mode = "is")
{
    /// <param name="body">Anything that JSON can say, null included.</param>
    /// <param name="index">Position in the list, for messages.</param>
    /// <exception cref="ValidationException">Something is missing, or the mode is unknown.</exception>
    internal static MetricFilter ToFilter(MetricFilterBody? body, int index)
    {
        var path = $"filters[{index}]";
        var mode = body?.Mode switch
        {
            null or "is" => FilterMode.Is,
            "is_not" => FilterMode.IsNot,
            _ => throw new ValidationException(ErrorCode.InvalidInput, path + ".mode", "Use is or is_not."),
        };
        return body is { Dimension: { } dimension, Values: { } values } && values.All(v => v is not null)
            ? new MetricFilter(dimension, mode, values)
            : throw new ValidationException(ErrorCode.InvalidInput, path, "A filter needs a dimension and a list of values.");
    }
}
