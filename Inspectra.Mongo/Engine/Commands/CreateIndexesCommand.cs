using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class CreateIndexesCommand : ITransactionCommand
{
    private const int MaxIndexes = 64;
    private static readonly string[] Known =
        ["key", "name", "unique", "sparse", "partialFilterExpression", "expireAfterSeconds", "v", "background", "ns", "hidden"];

    public string Name => "createIndexes";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        var specifications = (context.Body.Array("indexes"u8) ?? throw CommandException.FailedToParse("createIndexes needs 'indexes'."))
            .Select(value => value.AsBsonDocument).ToList();
        foreach (var specification in specifications)
        {
            Check(specification);
        }
        return context.WriteAsync(session => Create(session, context.Database, name, specifications));
    }

    private static ReadOnlyMemory<byte> Create(WriteSession session, string database, string name, List<BsonDocument> specifications)
    {
        var collection = session.Catalogue.Find(database, name);
        var createdCollection = collection is null;
        collection ??= Lifecycle.Create(session, database, name);
        var before = collection.Indexes.Length;
        foreach (var specification in specifications)
        {
            collection = Add(session, collection, specification);
        }
        var reply = DocumentBuilder.Start(128)
            .Int32("numIndexesBefore"u8, before)
            .Int32("numIndexesAfter"u8, collection.Indexes.Length)
            .Boolean("createdCollectionAutomatically"u8, createdCollection);
        return reply.Double("ok"u8, 1).Finish();
    }

    private static CollectionInfo Add(WriteSession session, CollectionInfo collection, BsonDocument specification)
    {
        var index = Build(session, collection, specification);
        foreach (var existing in collection.Indexes)
        {
            var sameKeys = existing.Keys.AsSpan().SequenceEqual(index.Keys)
                && (existing.Partial ?? []).AsSpan().SequenceEqual(index.Partial ?? []);
            if (existing.Name == index.Name && sameKeys && (existing.IsId || IsSame(existing, index)))
            {
                return collection;
            }
            if (existing.Name == index.Name)
            {
                throw new CommandException(
                    86, "IndexKeySpecsConflict", $"An existing index has the same name as the requested index: {index.Name}");
            }
            if (sameKeys)
            {
                throw new CommandException(85, "IndexOptionsConflict", $"Index already exists with a different name: {existing.Name}");
            }
        }
        if (collection.Indexes.Length >= MaxIndexes)
        {
            throw new CommandException(67, "CannotCreateIndex", $"A collection can have {MaxIndexes} indexes.");
        }
        return IndexBuilder.Build(session, collection, index);
    }

    private static bool IsSame(IndexInfo left, IndexInfo right) =>
        left.IsUnique == right.IsUnique && left.IsSparse == right.IsSparse && left.ExpireAfterSeconds == right.ExpireAfterSeconds;

    private static IndexInfo Build(WriteSession session, CollectionInfo collection, BsonDocument specification)
    {
        var keys = specification["key"].AsBsonDocument;
        var flags = (specification.GetValue("unique", false).ToBoolean() ? IndexFlags.Unique : IndexFlags.None)
            | (specification.GetValue("sparse", false).ToBoolean() ? IndexFlags.Sparse : IndexFlags.None);
        var name = specification.TryGetValue("name", out var given)
            ? given.AsString
            : string.Join('_', keys.Select(key => $"{key.Name}_{key.Value}"));
        return new IndexInfo(
            collection.Id,
            session.NextNumber(),
            name,
            keys.ToBson(),
            flags,
            specification.TryGetValue("partialFilterExpression", out var partial) ? partial.AsBsonDocument.ToBson() : null,
            specification.TryGetValue("expireAfterSeconds", out var seconds) ? seconds.ToInt64() : null);
    }

    private static void Check(BsonDocument specification)
    {
        if (!specification.TryGetValue("key", out var keys) || keys is not BsonDocument { ElementCount: > 0 } fields)
        {
            throw CommandException.FailedToParse("An index needs 'key' with at least one field.");
        }
        foreach (var element in specification)
        {
            var isAbsent = element.Name == "collation" && element.Value is BsonDocument collation
                && collation.GetValue("locale", "simple") == "simple";
            if (!isAbsent && !Known.Contains(element.Name, StringComparer.Ordinal))
            {
                throw CommandException.NotSupported($"Option '{element.Name}' of an index is not supported by the embedded engine.");
            }
        }
        foreach (var field in fields)
        {
            if (field.Name.Length == 0 || field.Name.Contains('$', StringComparison.Ordinal)
                || field.Name.Split('.').Any(part => part.Length == 0))
            {
                throw new CommandException(67, "CannotCreateIndex", $"'{field.Name}' cannot be a field of an index.");
            }
        }
    }
}
