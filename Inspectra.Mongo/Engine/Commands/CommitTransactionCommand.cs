using Inspectra.Mongo.Engine.Execution;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class CommitTransactionCommand : ITransactionCommand
{
    public string Name => "commitTransaction";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var transaction = context.Transaction
            ?? throw CommandException.BadValue("commitTransaction must name a transaction by lsid, txnNumber and autocommit: false.");
        transaction.Commit();
        return new(Replies.Ok());
    }
}
