using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class InsertCommand : ITransactionCommand
{
    public const int MaxDocumentBytes = 16 * 1024 * 1024;

    public string Name => "insert";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var collection = context.Body.Collection;
        var ordered = context.Body.Flag("ordered"u8, absent: true);
        var documents = new List<Prepared>();
        foreach (var document in context.Body.Documents("documents"))
        {
            documents.Add(Prepare(document));
        }
        return context.WriteAsync(session => Insert(session, context.Database, collection, documents, ordered));
    }

    private static ReadOnlyMemory<byte> Insert(
        WriteSession session, string database, string name, List<Prepared> documents, bool ordered)
    {
        var writer = session.WriterFor(Lifecycle.Ensure(session, database, name));
        var errors = new WriteErrors();
        var inserted = 0;
        for (var i = 0; i < documents.Count; i++)
        {
            var (bytes, refusal) = documents[i];
            if (refusal is not null)
            {
                errors.Add(i, 2, refusal);
            }
            else if (writer.TryInsert(bytes.Span) is { } taken)
            {
                errors.AddDuplicate(i, writer.Info, taken, bytes.Span);
            }
            else
            {
                inserted++;
                continue;
            }
            if (ordered)
            {
                break;
            }
        }
        var reply = DocumentBuilder.Start(64).Count("n"u8, inserted);
        errors.WriteTo(reply);
        return reply.Double("ok"u8, 1).Finish();
    }

    /// <summary>Checks a document and puts its <c>_id</c> first, which it may have to be given.</summary>
    internal static Prepared Prepare(ReadOnlyMemory<byte> document)
    {
        if (document.Length > MaxDocumentBytes)
        {
            return new Prepared(document, $"A document of {document.Length} bytes is larger than the limit of {MaxDocumentBytes}.");
        }
        var span = document.Span;
        RawBson.Validate(span);
        if (!RawBson.TryFind(span, 0, "_id"u8, out var type, out var value))
        {
            return new Prepared(WithId(span, RawBson.ObjectId, ObjectId.GenerateNewId().ToByteArray()), null);
        }
        if (type is RawBson.Array or RawBson.Regex or RawBson.Undefined)
        {
            return new Prepared(document, "The '_id' value cannot be an array, a regular expression or undefined.");
        }
        return value == 9
            ? new Prepared(document, null)
            : new Prepared(WithId(span, type, span.Slice(value, RawBson.SizeOf(type, span, value))), null);
    }

    /// <summary>The same document with the given <c>_id</c> in front, and no other.</summary>
    internal static byte[] WithId(ReadOnlySpan<byte> document, byte idType, ReadOnlySpan<byte> id)
    {
        var builder = DocumentBuilder.Start(document.Length + id.Length + 8).Value(idType, "_id"u8, id);
        var position = 4;
        byte type;
        while ((type = document[position]) != 0)
        {
            position++;
            var name = document.Slice(position, RawBson.TextLength(document, position) - 1);
            position += name.Length + 1;
            var value = document.Slice(position, RawBson.SizeOf(type, document, position));
            position += value.Length;
            if (!name.SequenceEqual("_id"u8))
            {
                builder.Value(type, name, value);
            }
        }
        return builder.FinishToArray();
    }

    /// <summary>A document ready to be stored, or the reason why it cannot be.</summary>
    internal readonly record struct Prepared(ReadOnlyMemory<byte> Bytes, string? Refusal);
}
