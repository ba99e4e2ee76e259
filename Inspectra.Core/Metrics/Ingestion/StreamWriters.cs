using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Metrics;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>The pipeline and the committer of every stream; one of each per process.</summary>
internal sealed class StreamWriters
{
    private readonly Dictionary<string, (EventPipeline Pipeline, EventCommitter Committer)> _writers;

    public StreamWriters(
        EventRepository events, OpenEventRepository openEvents, RollupRepository rollups,
        PendingRollups pending, DataVersionRepository versions, TransactionRunner transactions, DimensionValuePool pool)
    {
        _writers = StreamCatalogue.All.ToDictionary(stream => stream.Key, stream =>
        {
            var committer = new EventCommitter(stream, events, openEvents, rollups, pending, versions, transactions, pool);
            return (new EventPipeline(committer), committer);
        });
    }

    public EventPipeline PipelineOf(string stream) => _writers[stream].Pipeline;

    public EventCommitter CommitterOf(string stream) => _writers[stream].Committer;
}
