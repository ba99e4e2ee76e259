using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Sends commands with what their session adds, and turns refusals into exceptions.</summary>
internal sealed class CommandRunner(ICommandExecutor executor, MongoClientSettings settings, TimeProvider clock)
{
    private static readonly IReadOnlyList<DocumentSequence> NoSequences = [];

    private readonly ServerSessionPool _sessions = new(clock);

    public ServerSession AcquireSession() => _sessions.Acquire();

    public void ReleaseSession(ServerSession session) => _sessions.Release(session);

    /// <exception cref="MongoException">The command was refused.</exception>
    public ValueTask<CommandReply> RunAsync(string database, BsonDocument command, ClientSession? session, CancellationToken ct) =>
        RunAsync(database, command, NoSequences, session, isRetryable: false, ct);

    /// <summary>Sends a command that already carries everything its session adds.</summary>
    /// <exception cref="MongoException">The command was refused.</exception>
    public async ValueTask<CommandReply> RunRawAsync(string database, BsonDocument command, CancellationToken ct)
    {
        command.Add("$db", database);
        var request = new CommandRequest(DocumentCodec.Write(command), NoSequences);
        var reply = new CommandReply(await executor.ExecuteAsync(request, ct).ConfigureAwait(false));
        return reply.IsOk ? reply : throw ServerErrors.ToException(command, reply.ToBsonDocument());
    }

    /// <param name="isRetryable">Whether the server is to remember the command, so that it can be sent twice and run once.</param>
    /// <exception cref="MongoException">The command was refused.</exception>
    public async ValueTask<CommandReply> RunAsync(
        string database,
        BsonDocument command,
        IReadOnlyList<DocumentSequence> sequences,
        ClientSession? session,
        bool isRetryable,
        CancellationToken ct)
    {
        command.Add("$db", database);
        var inTransaction = session is not null && session.IsInTransaction;
        var retry = isRetryable && settings.RetryWrites && !inTransaction;
        var implicitSession = retry && session is null ? _sessions.Acquire() : null;
        try
        {
            session?.AddTo(command);
            implicitSession?.AddTo(command);
            if (retry) { command.Add("txnNumber", (session?.Server ?? implicitSession!).NextTransactionNumber()); } // One of the two exists when retrying.
            var request = new CommandRequest(DocumentCodec.Write(command), sequences);
            var reply = new CommandReply(await executor.ExecuteAsync(request, ct).ConfigureAwait(false));
            if (retry && reply.HasLabel("RetryableWriteError"u8))
            {
                reply = new CommandReply(await executor.ExecuteAsync(request, ct).ConfigureAwait(false));
            }
            return reply.IsOk ? reply : throw ServerErrors.ToException(command, reply.ToBsonDocument());
        }
        finally
        {
            if (implicitSession is not null) { _sessions.Release(implicitSession); }
        }
    }
}
