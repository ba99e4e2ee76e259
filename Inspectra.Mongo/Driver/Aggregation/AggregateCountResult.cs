namespace MongoDB.Driver;

/// <summary>The one document that $count makes.</summary>
public sealed class AggregateCountResult(long count)
{
    public long Count { get; } = count;
}
