using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What one command runs with.</summary>
internal sealed class CommandContext(EngineServices services, CommandBody body, string database, RetryKey? retry, OpenTransaction? transaction, CancellationToken ct)
{
    public EngineServices Services => services;

    public CommandBody Body => body;

    public string Database => database;

    public CancellationToken Cancellation => ct;

    /// <summary>The transaction the command belongs to; null outside one.</summary>
    public OpenTransaction? Transaction => transaction;

    public DateTime NowUtc { get; } = services.Time.GetUtcNow().UtcDateTime;

    public FilterContext FilterContext => new(NowUtc, Random.Shared);

    /// <summary>Runs a write: in the transaction, or on the writer together with whatever waits there.</summary>
    /// <remarks>The operation may run twice, so it must not change anything but the session.</remarks>
    public async ValueTask<ReadOnlyMemory<byte>> WriteAsync(Func<WriteSession, ReadOnlyMemory<byte>> operation)
    {
        if (transaction is not null)
        {
            return operation(await transaction.SessionAsync(ct).ConfigureAwait(false));
        }
        if (retry is null)
        {
            return await services.Store.Writer.RunAsync(operation, ct).ConfigureAwait(false);
        }
        var reply = await services.Store.Writer.RunAsync(
            session => services.Retries.TryGet(retry, out var first) ? first : operation(session), ct).ConfigureAwait(false);
        services.Retries.Remember(retry, reply);
        return reply;
    }

    /// <summary>The view that this command reads from; it ends with the command, but for that of a transaction.</summary>
    public async ValueTask<Snapshot> SnapshotAsync() => transaction is null
        ? await services.Store.ReadAsync(ct).ConfigureAwait(false)
        : new Snapshot(await transaction.SessionAsync(ct).ConfigureAwait(false));

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Func<ReadContext, ReadOnlyMemory<byte>> read)
    {
        using var snapshot = await SnapshotAsync().ConfigureAwait(false);
        var context = new ReadContext();
        context.Attach(snapshot);
        try
        {
            return read(context);
        }
        finally
        {
            context.Detach();
        }
    }

    /// <returns>null when the filter is absent or empty.</returns>
    public DocumentFilter? ParseFilter(BsonDocument? filter) =>
        filter is null || filter.ElementCount == 0 ? null : DocumentFilter.Parse(filter, FilterContext);
}
