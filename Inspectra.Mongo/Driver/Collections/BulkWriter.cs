using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>One bulk write: runs of like requests become commands, and their answers one result.</summary>
internal sealed class BulkWriter<TDocument>(
    WriteCommand command,
    StatementWriter<TDocument> statements,
    WriteModel<TDocument>[] requests,
    BulkWriteOptions options)
{
    private readonly BulkWriteTotals<TDocument> _totals = new(requests, options.IsOrdered);

    public async Task<BulkWriteResult<TDocument>> RunAsync(ClientSession? session, CancellationToken ct)
    {
        var settings = new BsonDocument().With("let", options.Let).With("comment", options.Comment);
        foreach (var run in Runs())
        {
            var first = requests[run[0]];
            var (name, sequence) = StatementWriter<TDocument>.CommandOf(first);
            var bytes = new List<ReadOnlyMemory<byte>>(run.Length);
            foreach (var index in run) { bytes.Add(statements.Write(requests[index])); }
            var outcome = await command.RunAsync(
                name,
                sequence,
                bytes,
                options.IsOrdered,
                Array.TrueForAll(run, i => StatementWriter<TDocument>.IsRetryable(requests[i])),
                name == "insert" ? options.Comment is null ? null : new BsonDocument("comment", options.Comment) : settings,
                session,
                ct).ConfigureAwait(false);
            _totals.Add(outcome, first.ModelType, run);
            if (options.IsOrdered && outcome.Errors.Count > 0) { break; }
        }
        return _totals.HasFailed ? throw _totals.ToException() : _totals.ToResult();
    }

    /// <summary>Ordered: neighbours of the same command. Unordered: all of the same command, wherever they stand.</summary>
    private IEnumerable<int[]> Runs()
    {
        var indexes = Enumerable.Range(0, requests.Length);
        if (!options.IsOrdered) { return indexes.GroupBy(i => StatementWriter<TDocument>.CommandOf(requests[i]).Command).Select(g => g.ToArray()); }
        var runs = new List<int[]>();
        var start = 0;
        for (var i = 1; i <= requests.Length; i++)
        {
            if (i < requests.Length && StatementWriter<TDocument>.CommandOf(requests[i]) == StatementWriter<TDocument>.CommandOf(requests[start])) { continue; }
            runs.Add(Enumerable.Range(start, i - start).ToArray());
            start = i;
        }
        return runs;
    }
}
