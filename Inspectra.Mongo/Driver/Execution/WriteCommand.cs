using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A write command with as many statements as wanted, sent in as many messages as it takes.</summary>
internal sealed class WriteCommand(CommandRunner runner, CollectionNamespace ns, WriteConcern writeConcern)
{
    // What a server accepts in one message: hello answers maxWriteBatchSize 100,000 and maxMessageSizeBytes 48,000,000.
    private const int MaxStatements = 100_000;
    private const int MaxBytes = 48_000_000 - 16 * 1024;

    /// <param name="name">insert, update or delete.</param>
    /// <param name="sequence">The field the statements stand for: documents, updates or deletes.</param>
    /// <param name="isRetryable">False when a statement may touch several documents.</param>
    public async Task<WriteOutcome> RunAsync(
        string name,
        string sequence,
        List<ReadOnlyMemory<byte>> statements,
        bool isOrdered,
        bool isRetryable,
        BsonDocument? options,
        ClientSession? session,
        CancellationToken ct)
    {
        var outcome = new WriteOutcome();
        for (var start = 0; start < statements.Count;)
        {
            var count = CountOfNext(statements, start);
            var command = new BsonDocument(name, ns.CollectionName) { { "ordered", isOrdered } };
            if (options is not null) { command.AddRange(options.Elements); }
            command.WithWriteConcern(writeConcern, session);
            var part = count == statements.Count ? statements : statements.GetRange(start, count);
            var reply = await runner.RunAsync(
                ns.DatabaseNamespace.DatabaseName, command, [new DocumentSequence(sequence, part)], session, isRetryable, ct).ConfigureAwait(false);
            outcome.Add(reply, start);
            if (isOrdered && outcome.Errors.Count > 0) { break; }
            start += count;
        }
        return outcome;
    }

    private static int CountOfNext(List<ReadOnlyMemory<byte>> statements, int start)
    {
        var end = start;
        for (long bytes = 0; end < statements.Count && end - start < MaxStatements; end++)
        {
            bytes += statements[end].Length;
            if (bytes > MaxBytes && end > start) { break; }
        }
        return end - start;
    }
}
