using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>A whole new document; the <c>_id</c> stays.</summary>
internal sealed class ReplacementUpdate(byte[] replacement, BsonDocument filter) : UpdateProgram
{
    public override bool IsReplacement => true;

    protected override byte[] Compute(ReadOnlySpan<byte> document)
    {
        var reader = new RawReader(replacement);
        var oldId = RawReader.Find(document, "_id"u8);
        if (oldId.IsMissing)
        {
            return replacement;
        }
        if (reader.MoveNext() && reader.Name.SequenceEqual("_id"u8))
        {
            // The frequent case: the caller repeats the _id, and the bytes can be stored as they came.
            if (reader.Type == oldId.Type && reader.Value.Bytes.SequenceEqual(oldId.Bytes))
            {
                return replacement;
            }
        }
        var decoded = new RawDocument(replacement).ToBsonDocument();
        var id = oldId.Decode()!; // Not missing: checked above.
        if (decoded.TryGetValue("_id", out var newId) && !ValueOrder.AreEqual(id, newId))
        {
            throw QueryException.ImmutableField(
                "After applying the update, the (immutable) field '_id' was found to have been altered");
        }
        decoded.Remove("_id");
        decoded.InsertAt(0, new BsonElement("_id", id));
        return decoded.ToBson();
    }

    protected override BsonDocument ComputeUpsert()
    {
        var document = new RawDocument(replacement).ToBsonDocument();
        if (!document.Contains("_id") && UpsertSeed.From(filter).TryGetValue("_id", out var id))
        {
            document.InsertAt(0, new BsonElement("_id", id));
        }
        return document;
    }
}
