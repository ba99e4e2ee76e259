using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>An aggregation being put together; nothing runs before a cursor or a result is asked for.</summary>
public interface IAggregateFluent<TResult> : IAsyncCursorSource<TResult>
{
    IMongoDatabase Database { get; }

    AggregateOptions Options { get; }

    IAggregateFluent<TNewResult> AppendStage<TNewResult>(PipelineStageDefinition<TResult, TNewResult> stage);

    IAggregateFluent<TNewResult> As<TNewResult>(IBsonSerializer<TNewResult>? newResultSerializer = null);

    IAggregateFluent<AggregateCountResult> Count();

    IAggregateFluent<TNewResult> Group<TNewResult>(ProjectionDefinition<TResult, TNewResult> group);

    IAggregateFluent<TResult> Limit(long limit);

    IAggregateFluent<TResult> Match(FilterDefinition<TResult> filter);

    IAggregateFluent<TNewResult> Project<TNewResult>(ProjectionDefinition<TResult, TNewResult> projection);

    IAggregateFluent<TResult> Sample(long size);

    IAggregateFluent<TResult> Skip(long skip);

    IAggregateFluent<TResult> Sort(SortDefinition<TResult> sort);

    IAggregateFluent<TNewResult> Unwind<TNewResult>(FieldDefinition<TResult> field, AggregateUnwindOptions<TNewResult>? options = null);
}
