using Inspectra.Core.Errors;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Takes executions in: checked, deduplicated, stored and rolled up in one durable step.</summary>
public sealed class ExecutionIngestService
{
    /// <param name="body">UTF-8 JSON; it must stay unchanged until the task ends.</param>
    /// <returns>What became of each item; everything accepted is durable by then.</returns>
    /// <exception cref="ValidationException">The body as a whole cannot be read; nothing was stored.</exception>
    /// <exception cref="UnavailableException">Too much is waiting already; nothing was stored.</exception>
    public Task<IngestResult> IngestAsync(
        Actor actor, ObjectId workspaceId, ReadOnlyMemory<byte> body, ExecutionBodyFormat format, CancellationToken ct) =>
        throw new NotSupportedException("Ingestion is not connected to storage yet.");

    /// <param name="items">In any number; large lists are committed in several steps, each durable on its own.</param>
    /// <exception cref="UnavailableException">Too much is waiting already; nothing was stored.</exception>
    public Task<IngestResult> IngestAsync(
        Actor actor, ObjectId workspaceId, IReadOnlyList<ExecutionInput> items, CancellationToken ct) =>
        throw new NotSupportedException("Ingestion is not connected to storage yet.");

    /// <summary>Checks without storing anything, for dry runs.</summary>
    /// <returns>The refusals, by index ascending.</returns>
    public IReadOnlyList<IngestRejection> Validate(IReadOnlyList<ExecutionInput> items) =>
        throw new NotSupportedException("Ingestion is not connected to storage yet.");
}
