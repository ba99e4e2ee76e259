namespace Inspectra.Core.Services.Sources;

/// <summary>What a file holds, found by reading its beginning.</summary>
public sealed record ImportPreview
{
    public required UploadedFile File { get; init; }
    public required ImportFormat Format { get; init; }
    public required bool IsGzip { get; init; }
    public required string Encoding { get; init; }

    /// <summary>For CSV; null otherwise.</summary>
    public char? Delimiter { get; init; }

    /// <summary>For CSV with quoting; null otherwise.</summary>
    public char? Quote { get; init; }
    public bool HasHeader { get; init; }
    public int SkippedLines { get; init; }
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>Up to 50 rows, one text a column.</summary>
    public required IReadOnlyList<ImportPreviewRow> Rows { get; init; }
    public required ImportMapping SuggestedMapping { get; init; }

    /// <summary>What a person should look at before importing, fit for the screen.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <param name="Line">Number of the line on which the row starts; the file's first line is 1.</param>
/// <param name="Problem">Why the row would be rejected as it stands; null when nothing is wrong with its shape.</param>
public sealed record ImportPreviewRow(long Line, IReadOnlyList<string> Values, string? Problem);
