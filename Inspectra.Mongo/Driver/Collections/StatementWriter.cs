using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Write models as the statements of insert, update and delete commands.</summary>
internal sealed class StatementWriter<TDocument>(CollectionContext<TDocument> collection)
{
    private readonly IBsonIdProvider? _ids = collection.AssignIdOnInsert && typeof(TDocument) != typeof(RawBsonDocument)
        ? collection.Serializer as IBsonIdProvider
        : null;

    public static (string Command, string Sequence) CommandOf(WriteModel<TDocument> model) => model.ModelType switch
    {
        WriteModelType.InsertOne => ("insert", "documents"),
        WriteModelType.DeleteOne or WriteModelType.DeleteMany => ("delete", "deletes"),
        _ => ("update", "updates"),
    };

    public static bool IsRetryable(WriteModel<TDocument> model) => model.ModelType is not (WriteModelType.DeleteMany or WriteModelType.UpdateMany);

    public ReadOnlyMemory<byte> Write(WriteModel<TDocument> model) => model switch
    {
        InsertOneModel<TDocument> insert => Insert(insert.Document),
        DeleteOneModel<TDocument> delete => Delete(delete.Filter, 1, delete.Hint),
        DeleteManyModel<TDocument> delete => Delete(delete.Filter, 0, delete.Hint),
        ReplaceOneModel<TDocument> replace => Replace(replace),
        UpdateOneModel<TDocument> update => Update(update.Filter, update.Update, update.IsUpsert, false, update.ArrayFilters, update.Hint),
        UpdateManyModel<TDocument> update => Update(update.Filter, update.Update, update.IsUpsert, true, update.ArrayFilters, update.Hint),
        _ => throw new NotSupportedException($"A write model of type {model.GetType().Name} is not supported."),
    };

    /// <summary>Gives the document an id first where it has none and its class says how to make one.</summary>
    public ReadOnlyMemory<byte> Insert(TDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_ids is not null && _ids.GetDocumentId(document, out var id, out _, out var generator) && generator is not null && generator.IsEmpty(id))
        {
            _ids.SetDocumentId(document, generator.GenerateId(collection.Namespace, document));
        }
        return DocumentCodec.Write(collection.Serializer, document);
    }

    public BsonDocument Replacement(TDocument replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        return replacement as BsonDocument ?? new RawBsonDocument(DocumentCodec.Write(collection.Serializer, replacement));
    }

    /// <exception cref="ArgumentException">The update changes nothing, or is a whole document.</exception>
    public BsonValue RenderUpdate(UpdateDefinition<TDocument> update)
    {
        var rendered = update.Render(collection.Args);
        if (rendered is BsonDocument document && (document.ElementCount == 0 || !document.GetElement(0).Name.StartsWith('$')))
        {
            throw new ArgumentException("An update consists of operators; use a replacement for a whole document.", nameof(update));
        }
        return rendered;
    }

    public static BsonArray? RenderArrayFilters(IEnumerable<ArrayFilterDefinition>? filters) => filters is null
        ? null
        : new BsonArray(filters.Select(f => f.Render(BsonSerializer.LookupSerializer(f.ItemType), BsonSerializer.SerializerRegistry)));

    private ReadOnlyMemory<byte> Delete(FilterDefinition<TDocument> filter, int limit, BsonValue? hint) => DocumentCodec.Write(
        new BsonDocument("q", filter.Render(collection.Args)) { { "limit", limit } }.With("hint", hint));

    private ReadOnlyMemory<byte> Replace(ReplaceOneModel<TDocument> model)
    {
        var replacement = Replacement(model.Replacement);
        if (replacement.ElementCount > 0 && replacement.GetElement(0).Name.StartsWith('$'))
        {
            throw new ArgumentException("A replacement must not begin with an update operator.", nameof(model));
        }
        return DocumentCodec.Write(Statement(model.Filter, replacement, model.IsUpsert, false, model.Hint));
    }

    private ReadOnlyMemory<byte> Update(
        FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, bool isUpsert, bool isMulti, IEnumerable<ArrayFilterDefinition>? arrayFilters, BsonValue? hint) =>
        DocumentCodec.Write(Statement(filter, RenderUpdate(update), isUpsert, isMulti, hint).With("arrayFilters", RenderArrayFilters(arrayFilters)));

    private BsonDocument Statement(FilterDefinition<TDocument> filter, BsonValue update, bool isUpsert, bool isMulti, BsonValue? hint)
    {
        var statement = new BsonDocument("q", filter.Render(collection.Args)) { { "u", update } };
        if (isUpsert) { statement.Add("upsert", true); }
        if (isMulti) { statement.Add("multi", true); }
        return statement.With("hint", hint);
    }
}
