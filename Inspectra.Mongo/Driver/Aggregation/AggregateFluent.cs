using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An aggregation of a collection being put together; every call makes a new one.</summary>
internal sealed class AggregateFluent<TDocument, TResult>(
    IMongoCollection<TDocument> collection,
    IClientSessionHandle? session,
    PipelineDefinition<TDocument, TResult> pipeline,
    AggregateOptions options,
    AggregateFluent<TDocument, TResult>? beforeSort = null,
    SortDefinition<TResult>? sort = null) : IOrderedAggregateFluent<TResult>
{
    public IMongoDatabase Database => collection.Database;

    public AggregateOptions Options => options;

    public IAggregateFluent<TNewResult> AppendStage<TNewResult>(PipelineStageDefinition<TResult, TNewResult> stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new AggregateFluent<TDocument, TNewResult>(
            collection, session, new AppendedPipelineDefinition<TDocument, TResult, TNewResult>(pipeline, stage), options);
    }

    public IAggregateFluent<TNewResult> As<TNewResult>(IBsonSerializer<TNewResult>? newResultSerializer = null) =>
        new AggregateFluent<TDocument, TNewResult>(
            collection, session, new RetypedPipelineDefinition<TDocument, TResult, TNewResult>(pipeline, newResultSerializer), options);

    public IAggregateFluent<AggregateCountResult> Count() =>
        AppendStage(new RenderingPipelineStageDefinition<TResult, AggregateCountResult>("$count", _ => "count", _ => new AggregateCountResultSerializer()));

    public IAggregateFluent<TNewResult> Group<TNewResult>(ProjectionDefinition<TResult, TNewResult> group) => Projecting("$group", group);

    public IAggregateFluent<TResult> Limit(long limit) => Same("$limit", _ => limit);

    public IAggregateFluent<TResult> Match(FilterDefinition<TResult> filter) => Same("$match", filter.Render);

    public IAggregateFluent<TNewResult> Project<TNewResult>(ProjectionDefinition<TResult, TNewResult> projection) => Projecting("$project", projection);

    public IAggregateFluent<TResult> Sample(long size) => Same("$sample", _ => new BsonDocument("size", size));

    public IAggregateFluent<TResult> Skip(long skip) => Same("$skip", _ => skip);

    public IAggregateFluent<TResult> Sort(SortDefinition<TResult> sort) => Sorted(this, sort);

    // $sort replaces an order that was there before, so the earlier stage is taken back and made anew with more fields.
    public IOrderedAggregateFluent<TResult> ThenBy(SortDefinition<TResult> newSort) => beforeSort is null || sort is null
        ? throw new InvalidOperationException("Sort before you refine the order.")
        : Sorted(beforeSort, Builders<TResult>.Sort.Combine(sort, newSort));

    public Task<IAsyncCursor<TResult>> ToCursorAsync(CancellationToken cancellationToken = default) => session is null
        ? collection.AggregateAsync(pipeline, options, cancellationToken)
        : collection.AggregateAsync(session, pipeline, options, cancellationToken);

    public IAggregateFluent<TNewResult> Unwind<TNewResult>(FieldDefinition<TResult> field, AggregateUnwindOptions<TNewResult>? options = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        return AppendStage(new RenderingPipelineStageDefinition<TResult, TNewResult>("$unwind", Stage, SerializerOf));

        IBsonSerializer<TNewResult> SerializerOf(RenderArgs<TResult> args) => options?.ResultSerializer ?? args.GetSerializer<TNewResult>();

        BsonValue Stage(RenderArgs<TResult> args)
        {
            var path = "$" + field.Render(args).FieldName;
            if (options?.IncludeArrayIndex is null && options?.PreserveNullAndEmptyArrays is null) { return path; }
            var index = options.IncludeArrayIndex?.Render(args.WithNewDocumentType(SerializerOf(args))).FieldName;
            return new BsonDocument("path", path).With("includeArrayIndex", index is null ? null : (BsonValue)index).With("preserveNullAndEmptyArrays", options.PreserveNullAndEmptyArrays);
        }
    }

    private static AggregateFluent<TDocument, TResult> Sorted(AggregateFluent<TDocument, TResult> source, SortDefinition<TResult> sort)
    {
        ArgumentNullException.ThrowIfNull(sort);
        return source.Append("$sort", sort.Render, source, sort);
    }

    private AggregateFluent<TDocument, TResult> Same(string name, Func<RenderArgs<TResult>, BsonValue> render) => Append(name, render, null, null);

    private AggregateFluent<TDocument, TResult> Append(
        string name, Func<RenderArgs<TResult>, BsonValue> render, AggregateFluent<TDocument, TResult>? before, SortDefinition<TResult>? by)
    {
        var stage = new RenderingPipelineStageDefinition<TResult, TResult>(name, render, args => args.DocumentSerializer);
        return new AggregateFluent<TDocument, TResult>(
            collection, session, new AppendedPipelineDefinition<TDocument, TResult, TResult>(pipeline, stage), options, before, by);
    }

    private IAggregateFluent<TNewResult> Projecting<TNewResult>(string name, ProjectionDefinition<TResult, TNewResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (projection is ExpressionProjectionDefinition<TResult, TNewResult>)
        {
            throw new NotSupportedException($"A lambda cannot be sent to the database as {name}; give the stage as a document.");
        }
        return AppendStage(new RenderingPipelineStageDefinition<TResult, TNewResult>(
            name,
            args => projection.Render(args).Document ?? throw new NotSupportedException($"{name} needs a document."),
            args => projection.Render(args).ProjectionSerializer));
    }
}
