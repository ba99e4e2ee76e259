using System.Runtime.CompilerServices;

namespace MongoDB.Driver;

/// <summary>Opening a cursor and reading it in one call.</summary>
public static class IAsyncCursorSourceExtensions
{
    public static async Task<bool> AnyAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).AnyAsync(cancellationToken).ConfigureAwait(false);

    public static async Task<TDocument> FirstAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).FirstAsync(cancellationToken).ConfigureAwait(false);

    public static async Task<TDocument?> FirstOrDefaultAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    public static async Task ForEachAsync<TDocument>(this IAsyncCursorSource<TDocument> source, Func<TDocument, Task> processor, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).ForEachAsync(processor, cancellationToken).ConfigureAwait(false);

    public static async Task ForEachAsync<TDocument>(this IAsyncCursorSource<TDocument> source, Action<TDocument> processor, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).ForEachAsync(processor, cancellationToken).ConfigureAwait(false);

    public static async Task<TDocument> SingleAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).SingleAsync(cancellationToken).ConfigureAwait(false);

    public static async Task<TDocument?> SingleOrDefaultAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Opens a cursor at each enumeration; give the token by WithCancellation.</summary>
    public static IAsyncEnumerable<TDocument> ToAsyncEnumerable<TDocument>(this IAsyncCursorSource<TDocument> source) => EnumerateAsync(source);

    public static async Task<List<TDocument>> ToListAsync<TDocument>(this IAsyncCursorSource<TDocument> source, CancellationToken cancellationToken = default) =>
        await (await source.ToCursorAsync(cancellationToken).ConfigureAwait(false)).ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async IAsyncEnumerable<TDocument> EnumerateAsync<TDocument>(IAsyncCursorSource<TDocument> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var cursor = await source.ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var document in cursor.Current) { yield return document; }
        }
    }
}
