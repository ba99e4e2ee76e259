namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Counts what happens to the rows of one file; small, however many rows there are.</summary>
internal sealed class ImportTally
{
    private const int MaxReasons = 50;
    private const int MaxExamples = 5;
    private const string OtherReasons = "Other reasons.";
    private readonly Dictionary<string, (long Count, List<RejectedRow> Examples)> _reasons = new(StringComparer.Ordinal);

    public ImportTally()
    {
    }

    /// <summary>Goes on counting where a report ends.</summary>
    public ImportTally(ImportReport report)
    {
        (Rows, Accepted, Updated, Duplicates) = (report.Rows, report.Accepted, report.Updated, report.Duplicates);
        (Rejected, FirstUtc, LastUtc) = (report.Rejected, report.FirstUtc, report.LastUtc);
        foreach (var reason in report.Reasons) { _reasons[reason.Reason] = (reason.Count, [.. reason.Examples]); }
    }

    public long Rows { get; set; }
    public long Accepted { get; set; }
    public long Updated { get; set; }
    public long Duplicates { get; set; }
    public long Rejected { get; private set; }
    public DateTime? FirstUtc { get; private set; }
    public DateTime? LastUtc { get; private set; }

    public void Reject(RejectedRow row)
    {
        Rejected++;
        var key = _reasons.ContainsKey(row.Reason) || _reasons.Count < MaxReasons ? row.Reason : OtherReasons;
        var (count, examples) = _reasons.TryGetValue(key, out var known) ? known : (0, []);
        if (examples.Count < MaxExamples) { examples.Add(row); }
        _reasons[key] = (count + 1, examples);
    }

    public void Include(DateTime startedUtc)
    {
        if (FirstUtc is null || startedUtc < FirstUtc) { FirstUtc = startedUtc; }
        if (LastUtc is null || startedUtc > LastUtc) { LastUtc = startedUtc; }
    }

    public ImportReport ToReport(string? fileProblem, bool isWholeFile) => new()
    {
        Rows = Rows,
        Accepted = Accepted,
        Updated = Updated,
        Duplicates = Duplicates,
        Rejected = Rejected,
        FirstUtc = FirstUtc,
        LastUtc = LastUtc,
        FileProblem = fileProblem,
        IsWholeFile = isWholeFile,
        Reasons = [.. _reasons.OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new RejectionReason(r.Key, r.Value.Count, r.Value.Examples))],
    };
}
