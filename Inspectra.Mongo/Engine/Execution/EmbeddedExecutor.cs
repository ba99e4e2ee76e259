using System.Collections.Frozen;
using Inspectra.Mongo.Commands;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Finds the command that a request names, gives it its session, and turns refusals into replies.</summary>
internal sealed class EmbeddedExecutor(EngineServices services, IEnumerable<ICommand> commands) : ICommandExecutor
{
    private readonly FrozenDictionary<string, ICommand> _commands =
        commands.ToFrozenDictionary(command => command.Name, StringComparer.Ordinal);

    public async ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandRequest request, CancellationToken ct)
    {
        try
        {
            return await RunAsync(request, ct).ConfigureAwait(false);
        }
        catch (CommandException ex)
        {
            return Replies.Failure(ex.Code, ex.CodeName, ex.Message, ex.Labels);
        }
        catch (QueryException ex)
        {
            return Replies.Failure(ex.Code, ex.CodeName, ex.Message, []);
        }
        catch (Exception ex) when (ex is FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // Reading beyond the end of malformed bytes ends here; their spans are bounds-checked.
            return Replies.Failure(22, "InvalidBSON", "The command or one of its documents is not valid BSON: " + ex.Message, []);
        }
        catch (SqliteException ex) when (ex.IsFull)
        {
            return Replies.Failure(14031, "OutOfDiskSpace", "The disk is full; nothing of this command was written.", []);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> RunAsync(CommandRequest request, CancellationToken ct)
    {
        RequireDocument(request.Body.Span);
        var body = new CommandBody(request.Body, request.Sequences);
        if (!_commands.TryGetValue(body.Name, out var command))
        {
            throw new CommandException(59, "CommandNotFound", $"no such command: '{body.Name}'");
        }
        var database = body.Text("$db"u8) ?? throw CommandException.FailedToParse("The command names no database in $db.");
        var session = SessionKey(body);
        var number = body.Number("txnNumber"u8);
        if (session is null || number is null)
        {
            return await command.ExecuteAsync(new CommandContext(services, body, database, null, null, ct)).ConfigureAwait(false);
        }
        if (!IsFalse(body, "autocommit"u8))
        {
            var retry = new RetryKey(session, number.Value);
            return services.Retries.TryGet(retry, out var first)
                ? first
                : await command.ExecuteAsync(new CommandContext(services, body, database, retry, null, ct)).ConfigureAwait(false);
        }
        var transaction = body.Flag("startTransaction"u8)
            ? services.Sessions.Start(session, number.Value)
            : services.Sessions.Get(session, number.Value);
        using var turn = await transaction.EnterAsync(ct).ConfigureAwait(false);
        return await InTransactionAsync(command, new CommandContext(services, body, database, null, transaction, ct)).ConfigureAwait(false);
    }

    /// <summary>A command that fails in a transaction takes the transaction with it.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>> InTransactionAsync(ICommand command, CommandContext context)
    {
        var completed = false;
        try
        {
            if (command is not ITransactionCommand)
            {
                throw new CommandException(
                    263, "OperationNotSupportedInTransaction", $"Command {command.Name} cannot run inside a transaction.");
            }
            var reply = await command.ExecuteAsync(context).ConfigureAwait(false);
            completed = !RawBson.TryFind(reply.Span, 0, "writeErrors"u8, out _, out _);
            return reply;
        }
        finally
        {
            if (!completed)
            {
                context.Transaction?.Abort();
            }
        }
    }

    private static string? SessionKey(CommandBody body)
    {
        var lsid = body.DocumentBytes("lsid"u8);
        return lsid.IsEmpty ? null : Convert.ToHexString(lsid.Span);
    }

    private static bool IsFalse(CommandBody body, ReadOnlySpan<byte> name) => body.Has(name) && !body.Flag(name);

    private static void RequireDocument(ReadOnlySpan<byte> body)
    {
        if (body.Length < 7 || RawBson.ReadInt32(body, 0) != body.Length)
        {
            throw new FormatException("The command is not one whole document.");
        }
    }
}
