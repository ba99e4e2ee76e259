using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class AggregateCommand : ITransactionCommand
{
    public string Name => "aggregate";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        Collations.RefuseIn(context.Body);
        var stages = context.Body.Array("pipeline"u8) ?? throw CommandException.FailedToParse("aggregate needs 'pipeline'.");
        if (context.Body.Flag("explain"u8))
        {
            throw CommandException.NotSupported("explain is not supported by the embedded engine.");
        }
        if (stages is [BsonDocument { ElementCount: 1 } first, ..] && first.GetElement(0).Name == "$changeStream")
        {
            return ChangeStreamOpening.OpenAsync(context, first[0].AsBsonDocument, [.. stages.Skip(1)]);
        }
        var writes = stages.Count > 0 && stages[^1] is BsonDocument { ElementCount: 1 } last
            && last.GetElement(0).Name is "$out" or "$merge";
        return writes
            ? context.WriteAsync(session => Write(context, stages, session))
            : context.ReadAsync(reading => Read(context, stages, reading));
    }

    /// <summary>A pipeline that ends in a write runs as a whole on the writer: all of it or nothing.</summary>
    private static ReadOnlyMemory<byte> Write(CommandContext context, BsonArray stages, WriteSession session)
    {
        var name = context.Body.Collection;
        using var snapshot = new Snapshot(session);
        var reading = new ReadContext();
        reading.Attach(snapshot);
        try
        {
            foreach (var _ in Documents(context, stages, reading, session, name))
            {
                // The last stage gives nothing on; asking for its documents is what runs it.
            }
        }
        finally
        {
            reading.Detach();
        }
        return Replies.EmptyCursor(context.Database + "." + name);
    }

    private static ReadOnlyMemory<byte> Read(CommandContext context, BsonArray stages, ReadContext reading)
    {
        var name = context.Body.Target is { } collection
            ? collection
            : throw CommandException.NotSupported("Only a change stream may be opened on a whole database.");
        var ns = context.Database + "." + name;
        if (CountShortcut.TryCount(context, stages, reading, name) is { } counted)
        {
            return Replies.WholeCursor(ns, counted);
        }
        var documents = Documents(context, stages, reading, null, name);
        var batchSize = context.Body.DocumentBytes("cursor"u8) is { IsEmpty: false } options
            ? (int?)new CommandBody(options, []).Number("batchSize"u8) : null;
        return FindCommand.FirstBatch(context, new ServerCursor(ns, reading, documents.GetEnumerator(), null), batchSize, isSingle: false);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Documents(
        CommandContext context, BsonArray stages, ReadContext reading, WriteSession? session, string name)
    {
        var store = new PipelineStore(context, reading, session);
        var pipeline = Pipeline.Parse(stages, Options(context, store));
        var collection = reading.Catalogue.Find(context.Database, name);
        if (collection is null)
        {
            return pipeline.Run([], PipelineLead.None);
        }
        var specification = pipeline.LeadingFilter;
        var filter = context.ParseFilter(specification);
        var sort = pipeline.LeadingSort?.Fields ?? [];
        var plan = Planner.Plan(collection, filter, specification, sort);
        var lead = specification is null ? PipelineLead.None : PipelineLead.Filtered;
        if (sort.Count > 0 && plan.IsSorted)
        {
            lead |= PipelineLead.Sorted;
        }
        var stream = new RecordStream(reading, collection, plan, filter, context.Cancellation);
        return pipeline.Run(RecordBytes.Read(stream), lead);
    }

    internal static PipelineContext Options(CommandContext context, IPipelineStore store)
    {
        if (context.Body.Document("let"u8) is { ElementCount: > 0 })
        {
            throw CommandException.NotSupported("The option 'let' of aggregate is not supported by the embedded engine.");
        }
        return new PipelineContext(context.NowUtc, Random.Shared, store, context.Cancellation);
    }
}
