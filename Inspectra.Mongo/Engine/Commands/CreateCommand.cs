using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class CreateCommand : ITransactionCommand
{
    private static readonly string[] Unsupported =
        ["capped", "viewOn", "timeseries", "validator", "clusteredIndex", "changeStreamPreAndPostImages", "encryptedFields"];

    public string Name => "create";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        Collations.RefuseIn(context.Body);
        foreach (var option in Unsupported)
        {
            if (context.Body.Has(System.Text.Encoding.UTF8.GetBytes(option)) && context.Body.Value(System.Text.Encoding.UTF8.GetBytes(option)) != false)
            {
                throw CommandException.NotSupported($"Option '{option}' of create is not supported by the embedded engine.");
            }
        }
        return context.WriteAsync(session =>
        {
            if (session.Catalogue.Find(context.Database, name) is not null)
            {
                throw new CommandException(48, "NamespaceExists", $"Collection {context.Database}.{name} already exists.");
            }
            Lifecycle.Create(session, context.Database, name);
            return Replies.Ok();
        });
    }
}
