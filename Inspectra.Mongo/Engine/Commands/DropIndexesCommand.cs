using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class DropIndexesCommand : ICommand
{
    public string Name => "dropIndexes";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        var wanted = context.Body.Value("index"u8) ?? throw CommandException.FailedToParse("dropIndexes needs 'index'.");
        return context.WriteAsync(session => Drop(session, context.Database, name, wanted));
    }

    private static ReadOnlyMemory<byte> Drop(WriteSession session, string database, string name, BsonValue wanted)
    {
        var collection = session.Catalogue.Find(database, name)
            ?? throw CommandException.NamespaceNotFound($"ns not found {database}.{name}");
        var before = collection.Indexes.Length;
        foreach (var index in Find(collection, wanted))
        {
            collection = IndexBuilder.Drop(session, collection, index);
        }
        return DocumentBuilder.Start(64).Int32("nIndexesWas"u8, before).Double("ok"u8, 1).Finish();
    }

    private static List<IndexInfo> Find(CollectionInfo collection, BsonValue wanted)
    {
        if (wanted == "*")
        {
            return [.. collection.Indexes.Where(index => !index.IsId)];
        }
        var found = wanted switch
        {
            BsonString name => collection.Indexes.Where(index => index.Name == name.Value).ToList(),
            BsonDocument keys => collection.Indexes.Where(index => index.Keys.AsSpan().SequenceEqual(keys.ToBson())).ToList(),
            BsonArray names => names.SelectMany(name => Find(collection, name)).ToList(),
            _ => throw CommandException.TypeMismatch("'index' of dropIndexes must be a name, a key or an array of names."),
        };
        if (found.Count == 0)
        {
            throw new CommandException(27, "IndexNotFound", $"index not found: {wanted}");
        }
        return found.Exists(index => index.IsId)
            ? throw new CommandException(72, "InvalidOptions", "cannot drop _id index")
            : found;
    }
}
