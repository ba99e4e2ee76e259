using System.Runtime.InteropServices;
using Inspectra.Core.Metrics.Sketches;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Sources.Mapping;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources;

/// <summary>Reads a file as an import would, and writes nothing.</summary>
internal sealed class DryRun(ExecutionIngestService ingest)
{
    private const int BatchRows = 5_000;

    /// <summary>Beyond it, repeated ids in the file are no longer counted, so that memory stays bounded.</summary>
    private const int MaxRememberedIds = 5_000_000;

    public async Task<ImportReport> RunAsync(
        RowReader rows, RowMapper mapper, bool hasIds, long? firstRows, Action<long> onRows, CancellationToken ct)
    {
        var tally = new ImportTally();
        var seen = new HashSet<ulong>();
        var wanted = firstRows ?? long.MaxValue;
        while (tally.Rows < wanted)
        {
            var batch = await RowBatch.ReadAsync(rows, mapper, Math.Min(BatchRows, wanted - tally.Rows), ct).ConfigureAwait(false);
            tally.Rows += batch.Count;
            batch.Refuse(ingest.Validate(batch.Executions));
            foreach (var line in batch.Rejected) { tally.Reject(line.Row); }
            foreach (var execution in batch.Executions)
            {
                tally.Include(execution.StartedUtc);
                if (hasIds && IsRepeated(seen, execution)) { tally.Duplicates++; }
                else { tally.Accepted++; }
            }

            onRows(tally.Rows);
            if (batch.IsLast) { return tally.ToReport(rows.Fault, isWholeFile: true); }
        }

        return tally.ToReport(rows.Fault, isWholeFile: false);
    }

    /// <summary>An execution is one by its id together with its start, to the millisecond.</summary>
    private static bool IsRepeated(HashSet<ulong> seen, ExecutionInput execution)
    {
        var id = StableHash.Of(MemoryMarshal.AsBytes(execution.ExecutionId.AsSpan()));
        var started = (ulong)(execution.StartedUtc.Ticks / TimeSpan.TicksPerMillisecond);
        var key = id ^ (started * 0x9E3779B97F4A7C15);
        return seen.Count < MaxRememberedIds ? !seen.Add(key) : seen.Contains(key);
    }
}
