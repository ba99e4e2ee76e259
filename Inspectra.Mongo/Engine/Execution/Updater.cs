using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Carries update statements out on the writer.</summary>
internal sealed class Updater(WriteSession session, string database, string collection, CancellationToken ct)
{
    public long Matched { get; private set; }

    public long Modified { get; private set; }

    /// <summary>Documents inserted by upserts: the statement's position and the document's bytes.</summary>
    public List<(int Index, ReadOnlyMemory<byte> Document)> Upserted { get; } = [];

    /// <returns>The unique index that refused a document, with that document; null when all went well.</returns>
    /// <exception cref="QueryException">The update cannot be applied.</exception>
    public (IndexInfo Index, ReadOnlyMemory<byte> Document)? Execute(int position, UpdateStatement statement)
    {
        if (statement.Refusal is { } refusal)
        {
            throw refusal;
        }
        var info = session.Catalogue.Find(database, collection);
        if (info is null)
        {
            return statement.IsUpsert ? Upsert(position, statement) : null;
        }
        var writer = session.WriterFor(info);
        if (statement is { IdKey: { } key, Replacement: { } replacement })
        {
            return Replace(position, statement, writer, key, replacement);
        }
        var found = FindRecords(info, writer, statement);
        if (found.Count == 0)
        {
            return statement.IsUpsert ? Upsert(position, statement) : null;
        }
        foreach (var rid in found)
        {
            if (Apply(writer, statement, rid) is { } refused)
            {
                return refused;
            }
        }
        return null;
    }

    /// <summary>The records that a statement is about: all that match, or the first one.</summary>
    public static List<long> Find(
        WriteSession session, CollectionInfo info, DocumentFilter? matcher, MongoDB.Bson.BsonDocument? filter, bool all, CancellationToken ct)
    {
        using var snapshot = new Snapshot(session);
        var context = new ReadContext();
        context.Attach(snapshot);
        var plan = Planner.Plan(info, matcher, filter, []);
        using var stream = new RecordStream(context, info, plan, matcher, ct);
        var found = new List<long>();
        while (stream.MoveNext())
        {
            found.Add(stream.Rid);
            if (!all)
            {
                break;
            }
        }
        return found;
    }

    private List<long> FindRecords(CollectionInfo info, CollectionWriter writer, UpdateStatement statement)
    {
        if (statement.IdKey is { } key)
        {
            return writer.TryFind(key, out var rid) ? [rid] : [];
        }
        return Find(session, info, statement.Matcher, statement.Filter, statement.IsMulti, ct);
    }

    private (IndexInfo, ReadOnlyMemory<byte>)? Replace(
        int position, UpdateStatement statement, CollectionWriter writer, byte[] key, ReadOnlyMemory<byte> replacement)
    {
        var isSame = writer.Compare(key, replacement.Span, out var rid);
        if (isSame is null)
        {
            return statement.IsUpsert ? Insert(position, writer, replacement) : null;
        }
        Matched++;
        if (isSame.Value)
        {
            return null;
        }
        var before = writer.HasOnlyId ? default(ReadOnlySpan<byte>) : writer.Get(rid);
        if (writer.TryReplace(rid, before, replacement.Span, isReplacement: true) is { } index)
        {
            return (index, replacement);
        }
        Modified++;
        return null;
    }

    private (IndexInfo, ReadOnlyMemory<byte>)? Apply(CollectionWriter writer, UpdateStatement statement, long rid)
    {
        if (writer.Get(rid) is not { } before)
        {
            return null;
        }
        Matched++;
        // Only a replacement by id has no program, and that was handled before.
        var program = statement.Program!;
        if (program.Apply(before) is not { } after)
        {
            return null;
        }
        if (writer.TryReplace(rid, before, after, program.IsReplacement) is { } index)
        {
            return (index, after);
        }
        Modified++;
        return null;
    }

    private (IndexInfo, ReadOnlyMemory<byte>)? Upsert(int position, UpdateStatement statement)
    {
        var writer = session.WriterFor(Lifecycle.Ensure(session, database, collection));
        // A statement without a replacement has a program.
        return Insert(position, writer, statement.Replacement ?? statement.Program!.BuildUpsert());
    }

    private (IndexInfo, ReadOnlyMemory<byte>)? Insert(int position, CollectionWriter writer, ReadOnlyMemory<byte> document)
    {
        if (writer.TryInsert(document.Span) is { } index)
        {
            return (index, document);
        }
        Upserted.Add((position, document));
        return null;
    }
}
