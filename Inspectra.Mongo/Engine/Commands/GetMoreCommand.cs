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
            var array = Replies.StartCursor("nextBatch"u8);
            var end = await cursor.NextAsync(context, (int?)context.Body.Number("batchSize"u8), array).ConfigureAwait(false);
            keep = end.HasMore;
            return Replies.EndCursor(array, cursor.Namespace, keep ? id : 0, end.ResumeToken);
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
