using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class DeleteCommand : ITransactionCommand
{
    public string Name => "delete";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var collection = context.Body.Collection;
        var ordered = context.Body.Flag("ordered"u8, absent: true);
        var statements = context.Body.Documents("deletes").Select(statement => Parse(statement, context.FilterContext)).ToList();
        return context.WriteAsync(session => Delete(session, context, collection, statements, ordered));
    }

    private static ReadOnlyMemory<byte> Delete(
        WriteSession session, CommandContext context, string collection, List<Statement> statements, bool ordered)
    {
        var errors = new WriteErrors();
        var deleted = 0L;
        for (var i = 0; i < statements.Count && (!ordered || !errors.Any); i++)
        {
            var statement = statements[i];
            if (statement.Refusal is { } refusal)
            {
                errors.Add(i, refusal);
                continue;
            }
            if (session.Catalogue.Find(context.Database, collection) is not { } info)
            {
                continue;
            }
            var writer = session.WriterFor(info);
            foreach (var rid in Find(session, info, writer, statement, context.Cancellation))
            {
                if (writer.Get(rid) is { } document)
                {
                    writer.Delete(rid, document);
                    deleted++;
                }
            }
        }
        var reply = DocumentBuilder.Start(64).Count("n"u8, deleted);
        errors.WriteTo(reply);
        return reply.Double("ok"u8, 1).Finish();
    }

    private static List<long> Find(
        WriteSession session, CollectionInfo info, CollectionWriter writer, Statement statement, CancellationToken ct)
    {
        if (statement.IdKey is { } key)
        {
            return writer.TryFind(key, out var rid) ? [rid] : [];
        }
        return Updater.Find(session, info, statement.Matcher, statement.Filter, statement.IsMulti, ct);
    }

    private static Statement Parse(ReadOnlyMemory<byte> bytes, FilterContext filterContext)
    {
        var body = new CommandBody(bytes, []);
        Collations.RefuseIn(body);
        var filterBytes = body.DocumentBytes("q"u8);
        if (filterBytes.IsEmpty)
        {
            throw CommandException.FailedToParse("A delete statement needs 'q'.");
        }
        if (body.Number("limit"u8) is not (0 or 1))
        {
            throw CommandException.FailedToParse("The limit field in delete objects must be 0 or 1.");
        }
        var isMulti = body.Number("limit"u8) == 0;
        var key = new KeyBuffer(64);
        if (IdFilter.TryGetKey(filterBytes.Span, key))
        {
            return new Statement(isMulti, key.ToArray(), null, null, null);
        }
        try
        {
            var filter = new RawDocument(filterBytes.Span).ToBsonDocument();
            return new Statement(
                isMulti, null, filter, filter.ElementCount == 0 ? null : DocumentFilter.Parse(filter, filterContext), null);
        }
        catch (QueryException ex)
        {
            return new Statement(isMulti, null, null, null, ex);
        }
    }

    private sealed record Statement(bool IsMulti, byte[]? IdKey, BsonDocument? Filter, DocumentFilter? Matcher, QueryException? Refusal);
}
