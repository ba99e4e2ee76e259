namespace Inspectra.Core.Repos.Agents;

/// <summary>Which executions to list, in stored names.</summary>
internal sealed record ExecutionSelection
{
    /// <summary>Stands for the order of the ids.</summary>
    public const string StartedField = "_id";

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; init; }

    /// <summary>Field, whether its values are kept or left out, values; the empty text stands for a missing field.</summary>
    public required IReadOnlyList<(string Field, bool IsKept, IReadOnlyList<string> Values)> Conditions { get; init; }

    public required string SortField { get; init; }

    /// <summary>1 ascending, -1 descending.</summary>
    public required int Direction { get; init; }

    /// <summary>The last one listed before; null to start at the beginning.</summary>
    public ExecutionPosition? After { get; init; }

    public required int Limit { get; init; }
}
