using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class ListIndexesCommand : ICommand
{
    public string Name => "listIndexes";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        var collection = context.Services.Store.Catalogue.Find(context.Database, name)
            ?? throw CommandException.NamespaceNotFound($"ns does not exist: {context.Database}.{name}");
        var found = collection.Indexes.Select(Describe).ToList();
        return new(Replies.WholeCursor(collection.FullName, found));
    }

    internal static byte[] Describe(IndexInfo index)
    {
        var builder = DocumentBuilder.Start(128)
            .Int32("v"u8, 2)
            .Document("key"u8, index.Keys)
            .String("name"u8, index.Name);
        // That of _id is unique without saying so, as MongoDB lists it.
        if (index is { IsUnique: true, IsId: false })
        {
            builder.Boolean("unique"u8, true);
        }
        if (index.IsSparse)
        {
            builder.Boolean("sparse"u8, true);
        }
        if (index.Partial is not null)
        {
            builder.Document("partialFilterExpression"u8, index.Partial);
        }
        if (index.ExpireAfterSeconds is { } seconds)
        {
            builder.Count("expireAfterSeconds"u8, seconds);
        }
        return builder.FinishToArray();
    }
}
