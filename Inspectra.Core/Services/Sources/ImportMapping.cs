namespace Inspectra.Core.Services.Sources;

/// <summary>How the rows of a file become executions.</summary>
public sealed record ImportMapping
{
    /// <summary>At most one a target; <c>started_at</c>, or <c>completed_at</c> with a duration, must be there, and
    /// <c>agent</c> too.</summary>
    public required IReadOnlyList<FieldMapping> Fields { get; init; }

    /// <summary>The file's own status words to ours; compared without case. Words that are missing here are looked up
    /// among the known synonyms and the HTTP status codes.</summary>
    public IReadOnlyDictionary<string, string> StatusMap { get; init; } = new Dictionary<string, string>();

    /// <summary>One of <see cref="TimeFormats"/>, or null to recognise each value by itself.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>IANA zone of the times that say none.</summary>
    public string TimeZone { get; init; } = "UTC";
    public DurationUnit DurationUnit { get; init; } = DurationUnit.Seconds;

    /// <summary>The file writes 1.234,5 for one thousand two hundred thirty-four and a half.</summary>
    public bool DecimalComma { get; init; }
}

/// <summary>Where one field comes from: a column, or the same value for every row.</summary>
/// <param name="Target">One of <see cref="ImportTarget"/>.</param>
/// <param name="Column">Name of the column; null for a constant.</param>
/// <param name="Constant">Used where there is no column, or where the column is empty.</param>
public sealed record FieldMapping(string Target, string? Column, string? Constant = null);
