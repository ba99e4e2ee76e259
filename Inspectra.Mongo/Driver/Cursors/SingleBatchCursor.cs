namespace MongoDB.Driver;

/// <summary>A result that came whole.</summary>
internal sealed class SingleBatchCursor<TDocument>(List<TDocument> documents) : IAsyncCursor<TDocument>
{
    private List<TDocument>? _current;
    private bool _hasMoved;

    public IEnumerable<TDocument> Current => _current ?? throw new InvalidOperationException(
        "Enumeration has not started. Call MoveNextAsync, and read Current only while it returns true.");

    public Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        _current = _hasMoved ? null : documents;
        _hasMoved = true;
        return Task.FromResult(_current is not null);
    }

    public void Dispose() => _current = null;
}
