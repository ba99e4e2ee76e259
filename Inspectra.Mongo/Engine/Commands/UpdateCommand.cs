using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class UpdateCommand : ITransactionCommand
{
    public string Name => "update";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var collection = context.Body.Collection;
        var ordered = context.Body.Flag("ordered"u8, absent: true);
        var filterContext = context.FilterContext;
        var statements = new List<UpdateStatement>();
        foreach (var statement in context.Body.Documents("updates"))
        {
            statements.Add(UpdateStatement.Parse(statement, filterContext));
        }
        return context.WriteAsync(session => Update(
            session, new Updater(session, context.Database, collection, context.Cancellation), context.Database, collection, statements, ordered));
    }

    private static ReadOnlyMemory<byte> Update(
        WriteSession session, Updater updater, string database, string collection, List<UpdateStatement> statements, bool ordered)
    {
        var errors = new WriteErrors();
        for (var i = 0; i < statements.Count && (!ordered || !errors.Any); i++)
        {
            try
            {
                if (updater.Execute(i, statements[i]) is { } refused
                    && session.Catalogue.Find(database, collection) is { } info)
                {
                    errors.AddDuplicate(i, info, refused.Index, refused.Document.Span);
                }
            }
            catch (QueryException ex)
            {
                errors.Add(i, ex);
            }
        }
        var reply = DocumentBuilder.Start(128)
            .Count("n"u8, updater.Matched + updater.Upserted.Count)
            .Count("nModified"u8, updater.Modified);
        WriteUpserted(reply, updater);
        errors.WriteTo(reply);
        return reply.Double("ok"u8, 1).Finish();
    }

    private static void WriteUpserted(DocumentBuilder reply, Updater updater)
    {
        if (updater.Upserted.Count == 0)
        {
            return;
        }
        Span<byte> name = stackalloc byte[11];
        reply.BeginArray("upserted"u8);
        for (var i = 0; i < updater.Upserted.Count; i++)
        {
            var (index, document) = updater.Upserted[i];
            reply.BeginDocument(DocumentBuilder.IndexName(i, name)).Int32("index"u8, index);
            if (RawBson.TryFind(document.Span, 0, "_id"u8, out var type, out var value))
            {
                reply.Value(type, "_id"u8, document.Span.Slice(value, RawBson.SizeOf(type, document.Span, value)));
            }
            reply.End();
        }
        reply.End();
    }
}
