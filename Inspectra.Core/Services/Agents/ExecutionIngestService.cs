using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents.Intake;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Takes executions in: checked, deduplicated, stored and rolled up in one durable step.</summary>
public sealed class ExecutionIngestService
{
    private const int ItemsPerCommit = EventPipeline.MaxEventsPerCommit;
    private readonly AccessService _access;
    private readonly EventPipeline _pipeline;
    private readonly DimensionValuePool _pool;
    private readonly int _maxItems;
    private readonly TimeProvider _time;

    internal ExecutionIngestService(
        AccessService access, StreamWriters writers, DimensionValuePool pool, InspectraSettings settings, TimeProvider time)
    {
        _maxItems = settings.MaxItemsPerRequest;
        _access = access;
        _pipeline = writers.PipelineOf(StreamKeys.Executions);
        _pool = pool;
        _time = time;
    }

    /// <param name="body">UTF-8 JSON; it must stay unchanged until the task ends.</param>
    /// <returns>What became of each item; everything accepted is durable by then.</returns>
    /// <exception cref="RuleViolationException">The body as a whole is not JSON; nothing was stored.</exception>
    /// <exception cref="PayloadTooLargeException">The body brings more items than a request may; nothing was stored.</exception>
    /// <exception cref="UnavailableException">Too much is waiting already; nothing was stored.</exception>
    public async Task<IngestResult> IngestAsync(
        Actor actor, ObjectId workspaceId, ReadOnlyMemory<byte> body, ExecutionBodyFormat format, CancellationToken ct)
    {
        await _access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        var intake = NewIntake(workspaceId, _maxItems);
        if (format == ExecutionBodyFormat.Json)
        {
            intake.ReadJson(body.Span);
        }
        else
        {
            intake.ReadLines(body.Span);
        }

        return await StoreAsync(workspaceId, intake, ct).ConfigureAwait(false);
    }

    /// <param name="items">In any number; large lists are committed in several steps, each durable on its own.</param>
    /// <exception cref="UnavailableException">Too much is waiting already; what was committed before stays stored, and
    /// sending the same items again counts nothing twice.</exception>
    public async Task<IngestResult> IngestAsync(
        Actor actor, ObjectId workspaceId, IReadOnlyList<ExecutionInput> items, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);
        await _access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        return await StoreAsync(workspaceId, Read(workspaceId, items), ct).ConfigureAwait(false);
    }

    /// <summary>Checks without storing anything, for dry runs.</summary>
    /// <returns>The refusals, by index ascending.</returns>
    public IReadOnlyList<IngestRejection> Validate(IReadOnlyList<ExecutionInput> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Read(ObjectId.Empty, items).Rejections;
    }

    private ExecutionIntake Read(ObjectId workspaceId, IReadOnlyList<ExecutionInput> items)
    {
        var intake = NewIntake(workspaceId, int.MaxValue);
        foreach (var item in items)
        {
            intake.Add(item);
        }

        return intake;
    }

    private ExecutionIntake NewIntake(ObjectId workspaceId, int maxItems) =>
        new(workspaceId, _pool, _time.GetUtcNow().ToUnixTimeMilliseconds()) { MaxItems = maxItems };

    private async Task<IngestResult> StoreAsync(ObjectId workspaceId, ExecutionIntake intake, CancellationToken ct)
    {
        var outcomes = new IngestOutcome[intake.Count];
        foreach (var rejection in intake.Rejections)
        {
            outcomes[rejection.Index] = IngestOutcome.Rejected;
        }

        var events = intake.Batch.Events;
        for (var from = 0; from < events.Count; from += ItemsPerCommit)
        {
            var part = events.Count <= ItemsPerCommit ? events : events.GetRange(from, Math.Min(ItemsPerCommit, events.Count - from));
            var stored = await _pipeline.AddAsync(workspaceId, part, ct).ConfigureAwait(false);
            for (var i = 0; i < stored.Length; i++)
            {
                outcomes[intake.Batch.Positions[from + i]] = stored[i] switch
                {
                    EventOutcome.Accepted => IngestOutcome.Accepted,
                    EventOutcome.Updated => IngestOutcome.Updated,
                    _ => IngestOutcome.Duplicate,
                };
            }
        }

        return new(outcomes, intake.Rejections);
    }
}
