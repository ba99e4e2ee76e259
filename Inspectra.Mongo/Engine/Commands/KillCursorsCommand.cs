using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class KillCursorsCommand : ITransactionCommand
{
    public string Name => "killCursors";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var killed = new List<long>();
        var missing = new List<long>();
        foreach (var id in context.Body.Array("cursors"u8) ?? [])
        {
            (context.Services.Cursors.Kill(id.ToInt64()) ? killed : missing).Add(id.ToInt64());
        }
        var reply = DocumentBuilder.Start(128);
        Write(reply, "cursorsKilled"u8, killed);
        Write(reply, "cursorsNotFound"u8, missing);
        Write(reply, "cursorsAlive"u8, []);
        Write(reply, "cursorsUnknown"u8, []);
        return new(reply.Double("ok"u8, 1).Finish());
    }

    private static void Write(DocumentBuilder reply, ReadOnlySpan<byte> name, List<long> ids)
    {
        Span<byte> index = stackalloc byte[11];
        reply.BeginArray(name);
        for (var i = 0; i < ids.Count; i++)
        {
            reply.Int64(DocumentBuilder.IndexName(i, index), ids[i]);
        }
        reply.End();
    }
}
