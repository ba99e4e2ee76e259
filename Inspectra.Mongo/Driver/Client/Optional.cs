namespace MongoDB.Driver;

/// <summary>Makes <see cref="Optional{T}"/> values with the type inferred.</summary>
public static class Optional
{
    public static Optional<T> Create<T>(T value) => new(value);

    public static Optional<IEnumerable<TItem>> Enumerable<TItem>(IEnumerable<TItem> value) => new(value);
}
