using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>A stretch of rows: the executions they make, and those that make none.</summary>
internal sealed class RowBatch
{
    public List<ExecutionInput> Executions { get; } = [];
    public List<RejectedLine> Rejected { get; } = [];

    /// <summary>Number of the last row that was read.</summary>
    public long LastRow { get; private set; }
    public int Count => Executions.Count + Rejected.Count;

    /// <summary>Nothing follows.</summary>
    public bool IsLast { get; private set; }

    /// <param name="size">Rows at most; fewer come only at the end.</param>
    public static async Task<RowBatch> ReadAsync(RowReader rows, RowMapper mapper, long size, CancellationToken ct)
    {
        var batch = new RowBatch();
        while (batch.Count < size)
        {
            if (!rows.TryRead())
            {
                if (await rows.FillAsync(ct).ConfigureAwait(false)) { continue; }
                batch.IsLast = true;
                break;
            }

            var mapped = mapper.Map(rows);
            if (mapped.Execution is { } execution) { batch.Executions.Add(execution); }
            else { batch.Rejected.Add(RejectedLine.Of(rows, mapped)); }
        }

        batch.LastRow = rows.RowNumber;
        return batch;
    }

    /// <summary>Passes over rows that were done before.</summary>
    public static async Task SkipAsync(RowReader rows, long count, CancellationToken ct)
    {
        while (rows.RowNumber < count)
        {
            if (!rows.TryRead() && !await rows.FillAsync(ct).ConfigureAwait(false)) { return; }
        }
    }

    /// <summary>Takes out what the checks of ingestion refuse.</summary>
    public void Refuse(IReadOnlyList<IngestRejection> refusals)
    {
        if (refusals.Count == 0) { return; }
        foreach (var refusal in refusals)
        {
            var line = new RejectedRow(Executions[refusal.Index].Line, refusal.Field.Length == 0 ? null : refusal.Field, refusal.Reason, null);
            Rejected.Add(new RejectedLine(line, ""));
        }

        var refused = refusals.Select(r => r.Index).ToHashSet();
        var kept = Executions.Where((_, i) => !refused.Contains(i)).ToList();
        Executions.Clear();
        Executions.AddRange(kept);
    }
}
