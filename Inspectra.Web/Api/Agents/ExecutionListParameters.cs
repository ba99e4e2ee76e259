using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Services.Agents;
using Microsoft.AspNetCore.Mvc;

namespace Inspectra.Web.Api.Agents;

/// <summary>The query string of the list of executions.</summary>
public sealed class ExecutionListParameters
{
    /// <summary>Start of the period, ISO 8601, UTC unless it says otherwise; inclusive.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>End of the period, ISO 8601, UTC unless it says otherwise; exclusive.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Repeat for several values.</summary>
    [FromQuery(Name = "agent")]
    public string[] Agent { get; init; } = [];

    [FromQuery(Name = "user")]
    public string[] User { get; init; } = [];

    [FromQuery(Name = "status")]
    public string[] Status { get; init; } = [];

    [FromQuery(Name = "model")]
    public string[] Model { get; init; } = [];

    [FromQuery(Name = "environment")]
    public string[] Environment { get; init; } = [];

    [FromQuery(Name = "version")]
    public string[] Version { get; init; } = [];

    [FromQuery(Name = "error_type")]
    public string[] ErrorType { get; init; } = [];

    /// <summary>started, duration or credits; with a leading minus for descending. Default: -started.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>The next of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>1 to 1,000; default 50.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <exception cref="ValidationException">The period is missing or no time, or the sort is unknown.</exception>
    public ExecutionListQuery ToQuery() => new()
    {
        FromUtc = ApiTime.Parse("from", From),
        ToUtc = ApiTime.Parse("to", To),
        Filters = [.. Filters()],
        Sort = Sort switch
        {
            null or "-started" => ExecutionSort.StartedDescending,
            "started" => ExecutionSort.StartedAscending,
            "-duration" => ExecutionSort.DurationDescending,
            "duration" => ExecutionSort.DurationAscending,
            "-credits" => ExecutionSort.CreditsDescending,
            "credits" => ExecutionSort.CreditsAscending,
            _ => throw new ValidationException(
                ErrorCode.InvalidInput, "sort", "Sort by started, duration or credits, with a leading minus for descending."),
        },
        Cursor = Cursor,
        Limit = Limit ?? 50,
    };

    private IEnumerable<MetricFilter> Filters()
    {
        (string Dimension, string[] Values)[] given =
        [
            (DimensionKeys.Agent, Agent), (DimensionKeys.User, User), (DimensionKeys.Status, Status),
            (DimensionKeys.Model, Model), (DimensionKeys.Environment, Environment), (DimensionKeys.Version, Version),
            (DimensionKeys.ErrorType, ErrorType),
        ];
        return given.Where(g => g.Values.Length > 0).Select(g => new MetricFilter(g.Dimension, FilterMode.Is, g.Values));
    }
}
