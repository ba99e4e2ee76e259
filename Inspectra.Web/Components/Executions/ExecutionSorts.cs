using Inspectra.Core.Services.Agents;

namespace Inspectra.Web.Components.Executions;

/// <summary>How the order of executions is spelled in an address: <c>duration</c> is descending, <c>duration.asc</c> ascending.</summary>
public static class ExecutionSorts
{
    private const string Ascending = ".asc";

    public static ExecutionSort Parse(string? spelled) => spelled switch
    {
        "started.asc" => ExecutionSort.StartedAscending,
        "duration" => ExecutionSort.DurationDescending,
        "duration.asc" => ExecutionSort.DurationAscending,
        "credits" => ExecutionSort.CreditsDescending,
        "credits.asc" => ExecutionSort.CreditsAscending,
        _ => ExecutionSort.StartedDescending,
    };

    /// <returns>Null for the default, newest first.</returns>
    public static string? Spell(string column, bool descending) => descending ? column == "started" ? null : column : column + Ascending;

    public static string ColumnOf(ExecutionSort sort) => sort switch
    {
        ExecutionSort.DurationDescending or ExecutionSort.DurationAscending => "duration",
        ExecutionSort.CreditsDescending or ExecutionSort.CreditsAscending => "credits",
        _ => "started",
    };

    public static bool IsDescending(ExecutionSort sort) =>
        sort is ExecutionSort.StartedDescending or ExecutionSort.DurationDescending or ExecutionSort.CreditsDescending;
}
