namespace Inspectra.Core.Services.Jobs;

/// <summary>Which jobs a list shows, newest first.</summary>
public sealed record JobFilter
{
    public IReadOnlyList<JobStatus> Statuses { get; init; } = [];
    public string? Type { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The <c>Next</c> of the page before; null for the first.</summary>
    public string? Cursor { get; init; }
}
