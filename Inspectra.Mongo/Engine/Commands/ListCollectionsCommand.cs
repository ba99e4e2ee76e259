using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class ListCollectionsCommand : ICommand
{
    public string Name => "listCollections";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var filter = context.ParseFilter(context.Body.Document("filter"u8));
        var found = context.Services.Store.Catalogue.Collections
            .Where(collection => collection.Database == context.Database)
            .OrderBy(collection => collection.Name, StringComparer.Ordinal)
            .Select(Describe)
            .Where(document => filter is null || filter.Matches(document))
            .ToList();
        return new(Replies.WholeCursor(context.Database + ".$cmd.listCollections", found));
    }

    private static byte[] Describe(CollectionInfo collection)
    {
        var builder = DocumentBuilder.Start(256)
            .String("name"u8, collection.Name)
            .String("type"u8, "collection")
            .BeginDocument("options"u8).End()
            .BeginDocument("info"u8).Boolean("readOnly"u8, false).End();
        return builder.Document("idIndex"u8, ListIndexesCommand.Describe(collection.IdIndex)).FinishToArray();
    }
}
