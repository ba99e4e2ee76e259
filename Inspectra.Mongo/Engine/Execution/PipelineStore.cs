using Inspectra.Mongo.Engine.Commands;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Engine.Update;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Gives pipelines the other collections of their database, and writes for those that end in a write.</summary>
/// <param name="command">The command that runs the pipeline.</param>
/// <param name="reading">What it reads from.</param>
/// <param name="session">The writer; null while the pipeline may only read.</param>
internal sealed class PipelineStore(CommandContext command, ReadContext reading, WriteSession? session) : IPipelineStore
{
    public IEnumerable<ReadOnlyMemory<byte>> Find(string collection, BsonDocument filter)
    {
        if (reading.Catalogue.Find(command.Database, collection) is not { } info)
        {
            yield break;
        }
        var matcher = command.ParseFilter(filter);
        var plan = Planner.Plan(info, matcher, filter, []);
        using var stream = new RecordStream(reading, info, plan, matcher, command.Cancellation);
        foreach (var document in RecordBytes.Read(stream))
        {
            yield return document;
        }
    }

    public void ReplaceCollection(string collection, IReadOnlyList<byte[]> documents)
    {
        var writing = Writing;
        var info = Lifecycle.Ensure(writing, command.Database, collection);
        var writer = writing.WriterFor(info);
        foreach (var rid in Updater.Find(writing, info, null, null, all: true, command.Cancellation))
        {
            if (writer.Get(rid) is { } old)
            {
                writer.Delete(rid, old);
            }
        }
        foreach (var document in documents)
        {
            Insert(writer, document);
        }
    }

    public void Write(string collection, IReadOnlyList<PipelineWrite> writes)
    {
        var writing = Writing;
        Lifecycle.Ensure(writing, command.Database, collection);
        foreach (var write in writes)
        {
            // Ensured above, and nothing drops it meanwhile.
            var info = writing.Catalogue.Find(command.Database, collection)!;
            var writer = writing.WriterFor(info);
            if (write.Filter is null)
            {
                Insert(writer, write.Update.AsBsonDocument.ToBson());
                continue;
            }
            var program = UpdateProgram.Parse(write.Update, null, write.Filter, command.FilterContext);
            var found = Updater.Find(writing, info, command.ParseFilter(write.Filter), write.Filter, all: false, command.Cancellation);
            if (found.Count > 0)
            {
                Replace(writer, found[0], program);
            }
            else if (write.Upsert)
            {
                Insert(writer, program.BuildUpsert());
            }
            else if (write.MustMatch)
            {
                throw new CommandException(13113, "MergeStageNoMatchingDocument", "$merge could not find a matching document in the target collection");
            }
        }
    }

    private WriteSession Writing => session
        ?? throw CommandException.NotSupported("A stage that writes may only stand at the end of the command's own pipeline.");

    private static void Replace(CollectionWriter writer, long rid, UpdateProgram program)
    {
        if (writer.Get(rid) is { } before && program.Apply(before) is { } after
            && writer.TryReplace(rid, before, after, program.IsReplacement) is { } index)
        {
            throw WriteErrors.Duplicate(writer.Info, index, after);
        }
    }

    private static void Insert(CollectionWriter writer, byte[] document)
    {
        var (bytes, refusal) = InsertCommand.Prepare(document);
        if (refusal is not null)
        {
            throw CommandException.BadValue(refusal);
        }
        if (writer.TryInsert(bytes.Span) is { } index)
        {
            throw WriteErrors.Duplicate(writer.Info, index, bytes.Span);
        }
    }
}
