using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class DropDatabaseCommand : ICommand
{
    public string Name => "dropDatabase";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context) => context.WriteAsync(session =>
    {
        var collections = session.Catalogue.Collections.Where(c => c.Database == context.Database).ToList();
        foreach (var collection in collections)
        {
            Lifecycle.Drop(session, collection);
        }
        if (collections.Count > 0)
        {
            session.Changes.Dropped(0, ChangeKind.DropDatabase, Lifecycle.NameOf(context.Database, null));
        }
        return DocumentBuilder.Start(64).String("dropped"u8, context.Database).Double("ok"u8, 1).Finish();
    });
}
