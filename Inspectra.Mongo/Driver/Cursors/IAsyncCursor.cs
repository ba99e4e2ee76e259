namespace MongoDB.Driver;

/// <summary>A result read batch by batch. Not safe for concurrent use.</summary>
public interface IAsyncCursor<out TDocument> : IDisposable
{
    /// <summary>The batch the last move reached; before the first move there is none.</summary>
    IEnumerable<TDocument> Current { get; }

    /// <returns>False when there is no further batch; a batch may be empty.</returns>
    Task<bool> MoveNextAsync(CancellationToken cancellationToken = default);
}
