using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Changing one document and getting it, in one step.</summary>
internal sealed class CollectionModifier<TDocument>(CollectionContext<TDocument> collection)
{
    private readonly StatementWriter<TDocument> _statements = new(collection);

    public Task<TProjection?> DeleteAsync<TProjection>(
        IClientSessionHandle? session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options, CancellationToken ct) =>
        RunAsync(session, filter, options?.Sort, options?.Projection, command => command
            .Add("remove", true)
            .With("hint", options?.Hint)
            .With("let", options?.Let)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime), ct);

    public Task<TProjection?> ReplaceAsync<TProjection>(
        IClientSessionHandle? session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options, CancellationToken ct) =>
        RunAsync(session, filter, options?.Sort, options?.Projection, command => command
            .Add("update", _statements.Replacement(replacement))
            .With("new", options?.ReturnDocument == ReturnDocument.After ? true : null)
            .With("upsert", options?.IsUpsert == true ? true : null)
            .With("hint", options?.Hint)
            .With("let", options?.Let)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime), ct);

    public Task<TProjection?> UpdateAsync<TProjection>(
        IClientSessionHandle? session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(update);
        return RunAsync(session, filter, options?.Sort, options?.Projection, command => command
            .Add("update", _statements.RenderUpdate(update))
            .With("new", options?.ReturnDocument == ReturnDocument.After ? true : null)
            .With("upsert", options?.IsUpsert == true ? true : null)
            .With("arrayFilters", StatementWriter<TDocument>.RenderArrayFilters(options?.ArrayFilters))
            .With("hint", options?.Hint)
            .With("let", options?.Let)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime), ct);
    }

    private async Task<TProjection?> RunAsync<TProjection>(
        IClientSessionHandle? session,
        FilterDefinition<TDocument> filter,
        SortDefinition<TDocument>? sort,
        ProjectionDefinition<TDocument, TProjection>? projection,
        Func<BsonDocument, BsonDocument> complete,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var own = collection.Session(session);
        var rendered = projection?.Render(collection.Args);
        var command = complete(new BsonDocument("findAndModify", collection.Namespace.CollectionName) { { "query", filter.Render(collection.Args) } }
            .With("sort", sort?.Render(collection.Args))
            .With("fields", rendered?.Document));
        var reply = await collection.RunAsync(command.WithWriteConcern(collection.WriteConcern, own), own, isRetryable: true, ct).ConfigureAwait(false);
        var value = reply.Document("value"u8);
        return value.IsEmpty
            ? default
            : DocumentCodec.Read(rendered?.ProjectionSerializer ?? collection.Args.GetSerializer<TProjection>(), value);
    }
}
