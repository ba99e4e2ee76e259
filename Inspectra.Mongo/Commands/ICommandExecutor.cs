namespace Inspectra.Mongo.Commands;

/// <summary>The one seam of this library: a command document goes in, a reply document comes out.</summary>
/// <remarks>
/// The embedded engine implements it in process; a connection to a real server implements it over the wire.
/// A refused command is a reply with <c>ok: 0</c>, <c>code</c>, <c>codeName</c>, <c>errmsg</c> and perhaps
/// <c>errorLabels</c>; an exception means that no reply could be had at all.
/// </remarks>
public interface ICommandExecutor
{
    /// <returns>The BSON bytes of the reply document.</returns>
    ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandRequest request, CancellationToken ct);
}
