using Inspectra.Mongo.Engine.Execution;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class EndSessionsCommand : ICommand
{
    public string Name => "endSessions";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        foreach (var session in context.Body.Array("endSessions"u8) ?? [])
        {
            context.Services.Sessions.End(Convert.ToHexString(session.AsBsonDocument.ToBson()));
        }
        return new(Replies.Ok());
    }
}
