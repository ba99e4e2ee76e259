using Inspectra.Mongo.Engine.Execution;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class PingCommand : ITransactionCommand
{
    public string Name => "ping";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context) => new(Replies.Ok());
}
