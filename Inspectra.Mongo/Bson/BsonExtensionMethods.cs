using MongoDB.Bson.IO;

namespace MongoDB.Bson;

/// <summary>Values to BSON bytes.</summary>
public static class BsonExtensionMethods
{
    public static byte[] ToBson<TNominalType>(this TNominalType obj)
    {
        if (obj is not BsonDocument document)
        {
            throw new NotSupportedException("Serialization of classes is not available yet.");
        }

        using var writer = new BsonBufferWriter();
        writer.WriteDocument(document);
        return writer.ToArray();
    }
}
