using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>An update, compiled once and applied to the raw bytes of any number of documents.</summary>
internal abstract class UpdateProgram
{
    private const int MaxDocumentBytes = (16 * 1024 * 1024) + (16 * 1024);

    /// <summary>True for a whole document that takes the place of the old one.</summary>
    public virtual bool IsReplacement => false;

    /// <param name="update">A replacement, a document of operators, or a pipeline.</param>
    /// <param name="arrayFilters">The conditions behind <c>$[name]</c>; null when there are none.</param>
    /// <param name="filter">The filter that found the document, for the positional <c>$</c> and for upserts.</param>
    /// <param name="context">Time and dice.</param>
    /// <exception cref="QueryException">The update is malformed.</exception>
    public static UpdateProgram Parse(BsonValue update, BsonArray? arrayFilters, BsonDocument filter, FilterContext context)
    {
        switch (update)
        {
            case BsonArray stages:
                return new PipelineUpdate(stages, filter, context);
            case BsonDocument document when document.ElementCount > 0 && document.GetElement(0).Name is ['$', ..]:
                return new OperatorUpdate(document, arrayFilters, filter, context);
            case BsonDocument document:
                return new ReplacementUpdate(document.ToBson(), filter);
            default:
                throw QueryException.FailedToParse("Update argument must be either an object or an array");
        }
    }

    /// <summary>A replacement whose bytes are at hand; they must not change afterwards.</summary>
    public static UpdateProgram Replace(byte[] replacement, BsonDocument filter) => new ReplacementUpdate(replacement, filter);

    /// <returns>null when the document would stay as it is.</returns>
    /// <exception cref="QueryException">The update cannot be applied to this document.</exception>
    public byte[]? Apply(ReadOnlySpan<byte> document)
    {
        var result = Compute(document);
        if (document.SequenceEqual(result))
        {
            return null;
        }
        CheckSize(result);
        return result;
    }

    /// <summary>The document that an upsert inserts when the filter found none; it has an <c>_id</c>, in first place.</summary>
    public byte[] BuildUpsert()
    {
        var document = ComputeUpsert();
        if (document.TryGetValue("_id", out var id))
        {
            if (document.GetElement(0).Name != "_id")
            {
                document.Remove("_id");
                document.InsertAt(0, new BsonElement("_id", id));
            }
        }
        else
        {
            document.InsertAt(0, new BsonElement("_id", new BsonObjectId(ObjectId.GenerateNewId())));
        }
        var result = document.ToBson();
        CheckSize(result);
        return result;
    }

    protected abstract byte[] Compute(ReadOnlySpan<byte> document);

    protected abstract BsonDocument ComputeUpsert();

    protected static void RequireSameId(BsonDocument before, BsonDocument after)
    {
        if (before.TryGetValue("_id", out var id)
            && !(after.TryGetValue("_id", out var newId) && newId.BsonType == id.BsonType && ValueOrder.AreEqual(id, newId)))
        {
            throw QueryException.ImmutableField(
                "Performing an update on the path '_id' would modify the immutable field '_id'");
        }
    }

    private static void CheckSize(byte[] document)
    {
        if (document.Length > MaxDocumentBytes)
        {
            throw QueryException.Location(17419, "Resulting document after update is larger than 16777216");
        }
    }
}
