using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What has to be done now and then: remove expired documents and old change records, close forgotten cursors.</summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private const int DocumentsAtOnce = 1000;
    private readonly EngineServices _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Housekeeping(EngineServices services)
    {
        _services = services;
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>One pass.</summary>
    public static async Task PassAsync(EngineServices services, CancellationToken ct)
    {
        services.Cursors.CloseIdle(services.Options.CursorIdleLimit);
        foreach (var collection in services.Store.Catalogue.Collections)
        {
            foreach (var index in collection.Indexes.Where(i => i is { ExpireAfterSeconds: not null, Fields.Length: 1 }))
            {
                await ExpireAsync(services, collection, index, ct).ConfigureAwait(false);
            }
        }
        await TrimChangesAsync(services, ct).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_services.Options.HousekeepingInterval, _services.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                try
                {
                    await PassAsync(_services, _stop.Token).ConfigureAwait(false);
                }
                catch (SqliteException)
                {
                    // A full disk stops this pass; the next one tries again.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The engine closes.
        }
    }

    private static async Task ExpireAsync(EngineServices services, CollectionInfo collection, IndexInfo index, CancellationToken ct)
    {
        // Only indexes with an expiry come here.
        var limit = services.Time.GetUtcNow().AddSeconds(-index.ExpireAfterSeconds!.Value).UtcDateTime;
        var filter = new BsonDocument(index.Fields[0].Path, new BsonDocument("$lte", limit));
        if (index.Partial is not null)
        {
            filter = new BsonDocument("$and", new BsonArray { filter, new RawBsonDocument(index.Partial) });
        }
        var removed = DocumentsAtOnce;
        while (removed == DocumentsAtOnce)
        {
            removed = await services.Store.Writer.RunAsync(
                session => RemoveSome(session, collection.Database, collection.Name, filter, limit, ct), ct).ConfigureAwait(false);
        }
    }

    private static int RemoveSome(WriteSession session, string database, string name, BsonDocument filter, DateTime nowUtc, CancellationToken ct)
    {
        if (session.Catalogue.Find(database, name) is not { } collection)
        {
            return 0;
        }
        var matcher = DocumentFilter.Parse(filter, new FilterContext(nowUtc, Random.Shared));
        var found = Take(session, collection, matcher, filter, ct);
        var writer = session.WriterFor(collection);
        foreach (var rid in found)
        {
            if (writer.Get(rid) is { } document)
            {
                writer.Delete(rid, document);
            }
        }
        return found.Count;
    }

    private static List<long> Take(
        WriteSession session, CollectionInfo collection, DocumentFilter matcher, BsonDocument filter, CancellationToken ct)
    {
        using var snapshot = new Snapshot(session);
        var context = new ReadContext();
        context.Attach(snapshot);
        using var stream = new RecordStream(context, collection, Planner.Plan(collection, matcher, filter, []), matcher, ct);
        var found = new List<long>();
        while (found.Count < DocumentsAtOnce && stream.MoveNext())
        {
            found.Add(stream.Rid);
        }
        return found;
    }

    private static Task<int> TrimChangesAsync(EngineServices services, CancellationToken ct)
    {
        var before = (services.Time.GetUtcNow() - services.Options.ChangeHistory).ToUnixTimeMilliseconds();
        return services.Store.Writer.RunAsync(session => Trim(session, before), ct);
    }

    private static int Trim(WriteSession session, long before)
    {
        var statement = session.Connection.Rent(StoreSql.TrimChanges);
        try
        {
            statement.Bind(1, before);
            // The last row stays: it tells the next number after a restart.
            statement.Bind(2, session.Changes.Committed);
            statement.Execute();
            session.NoteWrite();
            return session.Connection.Changes;
        }
        finally
        {
            session.Connection.Return(statement);
        }
    }
}
