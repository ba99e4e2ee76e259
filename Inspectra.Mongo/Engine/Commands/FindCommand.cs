using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class FindCommand : ITransactionCommand
{
    private const long SortMemoryBytes = 256L * 1024 * 1024;

    public string Name => "find";

    public async ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var request = FindRequest.Parse(context);
        if (request.Keys is { } keys)
        {
            if (context.Transaction is { } transaction)
            {
                var session = await transaction.SessionAsync(context.Cancellation).ConfigureAwait(false);
                return Get(session.Catalogue, session.Connection, request, keys);
            }
            var connection = await context.Services.Store.RentReaderAsync(context.Cancellation).ConfigureAwait(false);
            try
            {
                return Get(context.Services.Store.Catalogue, connection, request, keys);
            }
            catch (SqliteException ex) when (ex.IsMissingTable)
            {
                return Replies.EmptyCursor(request.Namespace); // It was dropped this very moment.
            }
            finally
            {
                context.Services.Store.ReturnReader(connection);
            }
        }
        return await context.ReadAsync(reading => Find(context, request, reading)).ConfigureAwait(false);
    }

    /// <summary>Documents by their <c>_id</c>s: one look-up each, without snapshot and plan.</summary>
    private static ReadOnlyMemory<byte> Get(Catalogue catalogue, SqliteConnection connection, FindRequest request, List<byte[]> keys)
    {
        var collection = catalogue.Find(request.Database, request.Collection);
        if (collection is null)
        {
            return Replies.EmptyCursor(request.Namespace);
        }
        var builder = Replies.StartCursor("firstBatch"u8, keys.Count == 1 ? 1024 : 64 * 1024);
        var statement = connection.Rent(collection.IdIndex.Sql.FindRecord);
        try
        {
            var found = 0;
            foreach (var key in keys)
            {
                if (request.Limit is { } limit && found >= limit)
                {
                    break;
                }
                AppendRecord(statement, key, builder, request.Projection, ref found);
            }
        }
        finally
        {
            connection.Return(statement);
        }
        return Replies.EndCursor(builder, request.Namespace, 0);
    }

    private static unsafe void AppendRecord(
        SqliteStatement statement, byte[] key, DocumentBuilder builder, Projection? projection, ref int found)
    {
        fixed (byte* start = key)
        {
            statement.BindPinned(1, start, key.Length);
            if (statement.Step())
            {
                var document = statement.Blob(1);
                builder.Item(found++, projection is null ? document : projection.Apply(document));
            }
            statement.Reset();
        }
    }

    private static ReadOnlyMemory<byte> Find(CommandContext context, FindRequest request, ReadContext reading)
    {
        var filter = context.ParseFilter(request.Filter);
        var collection = reading.Catalogue.Find(request.Database, request.Collection);
        if (collection is null)
        {
            return Replies.EmptyCursor(request.Namespace);
        }
        var plan = Planner.Plan(collection, filter, request.Filter, request.Sort);
        var documents = RecordBytes.Read(new RecordStream(reading, collection, plan, filter, context.Cancellation));
        if (!plan.IsSorted && request.SortSpecification is { } order)
        {
            long? kept = request.Limit is { } limit ? limit + request.Skip : null;
            documents = order.Sort(documents, kept, SortMemoryBytes);
        }
        var cursor = new ServerCursor(
            request.Namespace,
            reading,
            Window(documents, request.Skip, request.Limit).GetEnumerator(),
            request.Projection is { } projection ? document => projection.Apply(document.Span) : null);
        return FirstBatch(context, cursor, request.BatchSize, request.IsSingleBatch);
    }

    /// <summary>Answers the first documents, and keeps the cursor when there may be more.</summary>
    internal static ReadOnlyMemory<byte> FirstBatch(CommandContext context, ServerCursor cursor, int? batchSize, bool isSingle)
    {
        var array = Replies.StartCursor("firstBatch"u8);
        var end = batchSize == 0 && !isSingle
            ? new BatchEnd(true, null)
            : cursor.Fill(batchSize is null or 0 ? ServerCursor.FirstBatchSize : batchSize.Value, array);
        if (end.HasMore && !isSingle)
        {
            return Replies.EndCursor(array, cursor.Namespace, context.Services.Cursors.Add(cursor));
        }
        cursor.Dispose();
        return Replies.EndCursor(array, cursor.Namespace, 0);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Window(IEnumerable<ReadOnlyMemory<byte>> documents, long skip, long? limit)
    {
        var taken = 0L;
        if (limit == 0)
        {
            yield break;
        }
        foreach (var document in documents)
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            yield return document;
            if (++taken == limit)
            {
                yield break;
            }
        }
    }
}
