using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Tells the server that a cursor is not read any further.</summary>
internal static class CursorKiller
{
    public static async Task KillAsync(CommandRunner runner, CollectionNamespace ns, ClientSession? session, long id)
    {
        var command = new BsonDocument("killCursors", ns.CollectionName) { { "cursors", new BsonArray { id } } };
        try
        {
            // A transaction that is over has taken its cursors with it.
            await runner.RunAsync(ns.DatabaseNamespace.DatabaseName, command, session is { IsInTransaction: true } ? session : null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is MongoException or ObjectDisposedException or OperationCanceledException)
        {
            // The server closes a cursor it hears nothing of by itself; nobody waits for this one.
        }
    }
}
