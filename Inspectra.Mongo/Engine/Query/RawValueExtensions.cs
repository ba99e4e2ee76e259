using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>The engine's view of raw values: the default one stands for a missing field.</summary>
internal static class RawValueExtensions
{
    extension(RawValue value)
    {
        public bool IsMissing => value.Type == BsonType.EndOfDocument;

        /// <returns>null for a missing value.</returns>
        public BsonValue? Decode() => value.Type == BsonType.EndOfDocument ? null : value.ToBsonValue();
    }
}
