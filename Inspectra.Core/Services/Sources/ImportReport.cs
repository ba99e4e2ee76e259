namespace Inspectra.Core.Services.Sources;

/// <summary>What an import did, or a dry run would do.</summary>
public sealed record ImportReport
{
    public required long Rows { get; init; }
    public required long Accepted { get; init; }

    /// <summary>Open executions that the file brought to their final status; always 0 in a dry run.</summary>
    public long Updated { get; init; }

    /// <summary>Rows whose execution id and start time were there before; in a dry run, before in the same file.</summary>
    public required long Duplicates { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Most frequent first; at most 50 reasons, each with a few examples.</summary>
    public required IReadOnlyList<RejectionReason> Reasons { get; init; }

    /// <summary>Start of the earliest and of the latest accepted row; null when none was accepted.</summary>
    public DateTime? FirstUtc { get; init; }
    public DateTime? LastUtc { get; init; }

    /// <summary>The file ended in the middle: what is wrong with it, fit for the screen.</summary>
    public string? FileProblem { get; init; }

    /// <summary>False when a dry run looked at the beginning only.</summary>
    public bool IsWholeFile { get; init; } = true;
}

/// <param name="Reason">Fit for the screen, without the row's own values.</param>
public sealed record RejectionReason(string Reason, long Count, IReadOnlyList<RejectedRow> Examples);

/// <param name="Line">Number of the line on which the row starts.</param>
/// <param name="Column">The column at fault; null when the whole row is.</param>
/// <param name="Value">The value at fault, cut to 200 characters.</param>
public sealed record RejectedRow(long Line, string? Column, string Reason, string? Value);
