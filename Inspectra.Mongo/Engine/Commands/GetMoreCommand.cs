using Inspectra.Mongo.Engine.Execution;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class GetMoreCommand : ITransactionCommand
{
    public string Name => "getMore";

    public async ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var id = context.Body.Number("getMore"u8) ?? throw CommandException.FailedToParse("getMore needs the number of a cursor.");
        var cursor = context.Services.Cursors.Take(id);
        var keep = false;
        try
        {
            var batch = await cursor.NextAsync(context, (int?)context.Body.Number("batchSize"u8)).ConfigureAwait(false);
            keep = batch.HasMore;
            return Replies.Cursor(cursor.Namespace, "nextBatch"u8, batch, keep ? id : 0);
        }
        catch (OperationCanceledException)
        {
            // The one who waited gave up waiting, not the cursor.
            keep = true;
            throw;
        }
        finally
        {
            if (keep)
            {
                context.Services.Cursors.PutBack(id, cursor);
            }
            else
            {
                cursor.Dispose();
            }
        }
    }
}
