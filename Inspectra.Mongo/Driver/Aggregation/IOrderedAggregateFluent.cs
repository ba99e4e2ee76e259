namespace MongoDB.Driver;

/// <summary>An aggregation that ends in a sort which can be extended.</summary>
public interface IOrderedAggregateFluent<TResult> : IAggregateFluent<TResult>
{
    IOrderedAggregateFluent<TResult> ThenBy(SortDefinition<TResult> newSort);
}
