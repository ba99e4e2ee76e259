using System.Runtime.CompilerServices;

namespace MongoDB.Driver;

/// <summary>Reading a cursor to its end, or as far as is needed. Each of these disposes the cursor.</summary>
public static class IAsyncCursorExtensions
{
    public static async Task<bool> AnyAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (cursor.Current.Any()) { return true; }
            }
            return false;
        }
    }

    public static async Task<TDocument> FirstAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await FirstBatchAsync(cursor, cancellationToken).ConfigureAwait(false)).First();
        }
    }

    public static async Task<TDocument?> FirstOrDefaultAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await FirstBatchAsync(cursor, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        }
    }

    public static Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Func<TDocument, Task> processor, CancellationToken cancellationToken = default) =>
        ForEachAsync(source, (document, _) => processor(document), cancellationToken);

    public static async Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Func<TDocument, int, Task> processor, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            var index = 0;
            while (await source.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var document in source.Current)
                {
                    await processor(document, index++).ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    public static Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Action<TDocument> processor, CancellationToken cancellationToken = default) =>
        ForEachAsync(source, (document, _) => processor(document), cancellationToken);

    public static async Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Action<TDocument, int> processor, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            var index = 0;
            while (await source.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var document in source.Current)
                {
                    processor(document, index++);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    public static async Task<TDocument> SingleAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await FirstBatchAsync(cursor, cancellationToken).ConfigureAwait(false)).Single();
        }
    }

    public static async Task<TDocument?> SingleOrDefaultAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await FirstBatchAsync(cursor, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
        }
    }

    /// <summary>Can be enumerated once; give the token by WithCancellation.</summary>
    public static IAsyncEnumerable<TDocument> ToAsyncEnumerable<TDocument>(this IAsyncCursor<TDocument> cursor) => EnumerateAsync(cursor);

    public static async Task<List<TDocument>> ToListAsync<TDocument>(this IAsyncCursor<TDocument> source, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            List<TDocument>? list = null;
            while (await source.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                // The first batch of a cursor is a list of its own already; it is taken over, not copied.
                if (list is null && source.Current is List<TDocument> batch) { list = batch; }
                else { (list ??= []).AddRange(source.Current); }
            }
            return list ?? [];
        }
    }

    private static async IAsyncEnumerable<TDocument> EnumerateAsync<TDocument>(IAsyncCursor<TDocument> cursor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var document in cursor.Current) { yield return document; }
            }
        }
    }

    private static async Task<IEnumerable<TDocument>> FirstBatchAsync<TDocument>(IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken)
    {
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (cursor.Current.Any()) { return cursor.Current; }
        }
        return [];
    }
}
