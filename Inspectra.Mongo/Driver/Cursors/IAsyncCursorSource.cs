namespace MongoDB.Driver;

/// <summary>Something that a cursor can be opened on.</summary>
public interface IAsyncCursorSource<TDocument>
{
    Task<IAsyncCursor<TDocument>> ToCursorAsync(CancellationToken cancellationToken = default);
}
