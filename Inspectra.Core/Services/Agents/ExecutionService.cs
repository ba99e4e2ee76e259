using Inspectra.Core.Errors;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Reads and removes single executions.</summary>
public sealed class ExecutionService
{
    /// <returns>One page; the total where buckets know it.</returns>
    /// <exception cref="RuleViolationException">A filter, the range or the cursor makes no sense.</exception>
    public Task<Page<ExecutionSummary>> ListAsync(
        Actor actor, ObjectId workspaceId, ExecutionListQuery query, CancellationToken ct) =>
        throw new NotSupportedException("Executions are not connected to storage yet.");

    /// <param name="id">Opaque, from <see cref="ExecutionSummary.Id"/>.</param>
    /// <exception cref="NotFoundException">The workspace holds no such execution.</exception>
    public Task<ExecutionDetail> GetAsync(Actor actor, ObjectId workspaceId, string id, CancellationToken ct) =>
        throw new NotSupportedException("Executions are not connected to storage yet.");

    /// <exception cref="NotFoundException">The workspace holds no such execution.</exception>
    public Task DeleteAsync(Actor actor, ObjectId workspaceId, string id, CancellationToken ct) =>
        throw new NotSupportedException("Executions are not connected to storage yet.");
}
