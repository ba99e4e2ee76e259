using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using MongoDB.Bson;

namespace Inspectra.Web.Api.Metrics;

/// <summary>A question to the metric engine as a program sends it.</summary>
public sealed record MetricQueryBody
{
    /// <summary>executions or activity.</summary>
    public string Stream { get; init; } = StreamKeys.Executions;

    /// <summary>Keys of metrics; the first one orders the rows.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Start of the period, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>IANA zone whose days are meant.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>minute, hour, day, week, month, quarter or year; without it only totals are given.</summary>
    public string? Grain { get; init; }

    /// <summary>Dimension to split by.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Rows kept when split, 1 to 100; the rest is folded into one row "other".</summary>
    public int Top { get; init; } = 10;

    public IReadOnlyList<MetricFilterBody> Filters { get; init; } = [];

    /// <summary>none, previous_period or same_period_last_year.</summary>
    public string Comparison { get; init; } = "none";

    /// <exception cref="ValidationException">A word is unknown.</exception>
    public MetricQuery ToQuery(ObjectId workspaceId) => new()
    {
        WorkspaceId = workspaceId,
        Stream = Stream,
        Metrics = Metrics,
        FromUtc = From.UtcDateTime,
        ToUtc = To.UtcDateTime,
        TimeZone = TimeZone,
        Grain = Grain is null ? null : ParseGrain(Grain),
        SplitBy = SplitBy,
        Top = Top,
        Filters = [.. Filters.Select(f => f.ToFilter())],
        Comparison = Comparison switch
        {
            "none" => Core.Metrics.Comparison.None,
            "previous_period" => Core.Metrics.Comparison.PreviousPeriod,
            "same_period_last_year" => Core.Metrics.Comparison.SamePeriodLastYear,
            _ => throw new ValidationException(
                ErrorCode.InvalidInput, "comparison", "Use none, previous_period or same_period_last_year."),
        },
    };

    private static Grain ParseGrain(string word) =>
        Enum.TryParse<Grain>(word, ignoreCase: true, out var grain) && Enum.IsDefined(grain) && !char.IsAsciiDigit(word[0])
            ? grain
            : throw new ValidationException(
                ErrorCode.InvalidInput, "grain", "Use minute, hour, day, week, month, quarter or year.");
}

/// <param name="Dimension">Such as agent, user, model or status.</param>
/// <param name="Values">Any of these.</param>
/// <param name="Mode">is or is_not.</param>
public sealed record MetricFilterBody(string Dimension, IReadOnlyList<string> Values, string Mode = "is")
{
    /// <exception cref="ValidationException">The mode is unknown.</exception>
    public MetricFilter ToFilter() => new(
        Dimension,
        Mode switch
        {
            "is" => FilterMode.Is,
            "is_not" => FilterMode.IsNot,
            _ => throw new ValidationException(ErrorCode.InvalidInput, "filters.mode", "Use is or is_not."),
        },
        Values);
}
