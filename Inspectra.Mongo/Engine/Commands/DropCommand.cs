using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class DropCommand : ICommand
{
    public string Name => "drop";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        return context.WriteAsync(session =>
        {
            // Since MongoDB 7 dropping what is not there is no error.
            if (session.Catalogue.Find(context.Database, name) is { } collection)
            {
                Lifecycle.Drop(session, collection);
            }
            return Replies.Ok();
        });
    }
}
