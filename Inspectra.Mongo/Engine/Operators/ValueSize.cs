using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Rough sizes of values in memory, for limits.</summary>
internal static class ValueSize
{
    public static long Of(BsonValue value) => value switch
    {
        BsonString text => 40 + (2L * text.Value.Length),
        BsonBinaryData binary => 48 + binary.Bytes.Length,
        BsonDocument document => 64 + document.Sum(element => 32 + Of(element.Value)),
        BsonArray array => 64 + array.Sum(item => 8 + Of(item)),
        _ => 32,
    };
}
