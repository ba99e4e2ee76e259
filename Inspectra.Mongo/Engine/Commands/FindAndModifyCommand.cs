using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Engine.Update;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

/// <summary>Changes or removes one document and answers it, as it was before or is now.</summary>
internal sealed class FindAndModifyCommand(string name) : ITransactionCommand
{
    public string Name => name;

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        Collations.RefuseIn(context.Body);
        var request = Request.Parse(context);
        return context.WriteAsync(session => Execute(session, context, request));
    }

    private static ReadOnlyMemory<byte> Execute(WriteSession session, CommandContext context, Request request)
    {
        var info = session.Catalogue.Find(context.Database, request.Collection);
        var found = info is null ? null : Find(session, info, request, context.Cancellation);
        if (info is not null && found is { } match)
        {
            var writer = session.WriterFor(info);
            if (request.Remove)
            {
                writer.Delete(match.Rid, match.Document);
                return Reply(request, 1, null, null, match.Document);
            }
            // Checked when the request was read: without removal there is an update.
            var after = request.Program!.Apply(match.Document);
            if (after is not null
                && writer.TryReplace(match.Rid, match.Document, after, request.Program.IsReplacement) is { } refused)
            {
                throw WriteErrors.Duplicate(writer.Info, refused, after);
            }
            return Reply(request, 1, true, null, request.New ? after ?? match.Document : match.Document);
        }
        if (request.Remove || !request.Upsert)
        {
            return Reply(request, 0, request.Remove ? null : false, null, null);
        }
        return Insert(session, context.Database, request);
    }

    private static ReadOnlyMemory<byte> Insert(WriteSession session, string database, Request request)
    {
        // An upsert is an update, so there is a program.
        var document = request.Program!.BuildUpsert();
        var target = session.WriterFor(Lifecycle.Ensure(session, database, request.Collection));
        if (target.TryInsert(document) is { } taken)
        {
            throw WriteErrors.Duplicate(target.Info, taken, document);
        }
        return Reply(request, 1, false, document, request.New ? document : null);
    }

    private static (long Rid, byte[] Document)? Find(WriteSession session, CollectionInfo info, Request request, CancellationToken ct)
    {
        using var snapshot = new Snapshot(session);
        var context = new ReadContext();
        context.Attach(snapshot);
        var plan = Planner.Plan(info, request.Matcher, request.Filter, request.Order?.Fields ?? []);
        using var stream = new RecordStream(context, info, plan, request.Matcher, ct);
        (long Rid, byte[] Document)? best = null;
        while (stream.MoveNext())
        {
            if (plan.IsSorted || request.Order is null)
            {
                return (stream.Rid, stream.Current.ToArray());
            }
            var candidate = stream.Current.ToArray();
            if (best is null || request.Order.Compare(candidate, best.Value.Document) < 0)
            {
                best = (stream.Rid, candidate);
            }
        }
        return best;
    }

    private static ReadOnlyMemory<byte> Reply(Request request, int count, bool? updatedExisting, byte[]? upserted, byte[]? value)
    {
        var reply = DocumentBuilder.Start().BeginDocument("lastErrorObject"u8).Int32("n"u8, count);
        if (updatedExisting is { } existing)
        {
            reply.Boolean("updatedExisting"u8, existing);
        }
        if (upserted is not null && RawBson.TryFind(upserted, 0, "_id"u8, out var type, out var id))
        {
            reply.Value(type, "upserted"u8, upserted.AsSpan(id, RawBson.SizeOf(type, upserted, id)));
        }
        reply.End();
        if (value is null)
        {
            reply.Null("value"u8);
        }
        else
        {
            reply.Document("value"u8, request.Projection is null ? value : request.Projection.Apply(value));
        }
        return reply.Double("ok"u8, 1).Finish();
    }

    private sealed class Request
    {
        public required string Collection { get; init; }

        public BsonDocument? Filter { get; init; }

        public DocumentFilter? Matcher { get; init; }

        public SortSpecification? Order { get; init; }

        public bool Remove { get; init; }

        public bool New { get; init; }

        public bool Upsert { get; init; }

        public UpdateProgram? Program { get; init; }

        public Projection? Projection { get; init; }

        public static Request Parse(CommandContext context)
        {
            var body = context.Body;
            var filter = body.Document("query"u8) ?? [];
            var update = body.Value("update"u8);
            var remove = body.Flag("remove"u8);
            if (remove == (update is not null))
            {
                throw CommandException.FailedToParse("Either an update or remove=true must be specified");
            }
            var sort = body.Document("sort"u8);
            return new Request
            {
                Collection = body.Collection,
                Filter = filter,
                Matcher = context.ParseFilter(filter),
                Order = sort is { ElementCount: > 0 } ? SortSpecification.Parse(sort) : null,
                Remove = remove,
                New = body.Flag("new"u8),
                Upsert = body.Flag("upsert"u8),
                Program = update is null
                    ? null
                    : UpdateProgram.Parse(update, body.Array("arrayFilters"u8), filter, context.FilterContext),
                Projection = body.Document("fields"u8) is { } fields
                    ? Projection.Parse(fields, filter, context.FilterContext) : null,
            };
        }
    }
}
