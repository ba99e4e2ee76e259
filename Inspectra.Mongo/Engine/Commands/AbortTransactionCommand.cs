using Inspectra.Mongo.Engine.Execution;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class AbortTransactionCommand : ITransactionCommand
{
    public string Name => "abortTransaction";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var transaction = context.Transaction
            ?? throw CommandException.BadValue("abortTransaction must name a transaction by lsid, txnNumber and autocommit: false.");
        if (transaction.State == TransactionState.Aborted)
        {
            throw CommandException.NoSuchTransaction($"Transaction {transaction.Number} has been aborted.");
        }
        transaction.Abort();
        return new(Replies.Ok());
    }
}
