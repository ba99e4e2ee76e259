using System.Text;
using Inspectra.Tests.Mongo.Bson.Support;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace Inspectra.Tests.Mongo.Bson;

public sealed class RawDocumentTests
{
    [Fact]
    public void RoundTrip_RandomDocuments_SurviveBytesJsonAndRaw()
    {
        var canonical = new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson };
        for (var seed = 0; seed < 300; seed++)
        {
            var document = new RandomBson(seed).Document();
            var bytes = document.ToBson();

            var copy = BsonSerializer.Deserialize<BsonDocument>(bytes);

            Assert.Equal(document, copy);
            Assert.Equal(bytes, copy.ToBson());
            Assert.Equal(document.ElementCount, new RawBsonDocument(bytes).ElementCount);
            Assert.Equal(bytes, new RawBsonDocument(bytes).ToBson());
            var json = document.ToJson(canonical);
            if (!document.Names.Any(n => n.StartsWith('$'))) { Assert.Equal(json, Reparsed(json).ToJson(canonical)); }
        }
    }

    [Fact]
    public void Read_TwoThousandDamagedDocuments_ThrowsFormatExceptionOrReadsThem()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new RandomBson(i).Document().ToBson();
            if (i % 2 == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }
            else
            {
                for (var flips = random.Next(1, 4); flips > 0; flips--) { bytes[random.Next(bytes.Length)] = (byte)random.Next(256); }
            }

            if (!TryReadEveryWay(bytes)) { refused++; }
        }

        Assert.InRange(refused, 1000, 1999);
    }

    [Fact]
    public void TryGetPath_ThroughDocumentsAndArrays_FindsTheValue()
    {
        var bytes = BsonDocument.Parse("{ a : { b : [ 1, { c : 'x' } ] }, d : 5 }").ToBson();

        Assert.True(new RawDocument(bytes).TryGetPath("a.b.1.c"u8, out var found));
        Assert.Equal("x", found.AsString);
        Assert.False(new RawDocument(bytes).TryGetPath("a.b.2"u8, out _));
        Assert.False(new RawDocument(bytes).TryGetPath("d.e"u8, out _));
    }

    [Fact]
    public void WriteIndexName_BeyondTheCachedOnes_IsTheNumber()
    {
        var array = new BsonArray(Enumerable.Range(0, 1200));

        var raw = new RawDocument(new BsonDocument("a", array).ToBson());

        Assert.True(raw.TryGetPath("a.1199"u8, out var last));
        Assert.Equal(1199, last.AsInt32);
    }

    [Fact]
    public void Deserialize_NestedBeyondTheLimit_IsRefused()
    {
        BsonValue value = 1;
        for (var i = 0; i < 190; i++) { value = new BsonDocument("a", value); }
        var bytes = value.AsBsonDocument.ToBson();
        Assert.Equal(value, new RawDocument(bytes).ToBsonDocument());

        for (var i = 0; i < 20; i++) { value = new BsonDocument("a", value); }

        Assert.Throws<BsonSerializationException>(() => value.AsBsonDocument.ToBson());
    }

    private static BsonDocument Reparsed(string json) => BsonDocument.Parse(json);

    private static bool TryReadEveryWay(byte[] bytes)
    {
        var isReadable = true;
        Action[] ways =
        [
            () => new RawDocument(bytes).Validate(),
            () => new RawDocument(bytes).ToBsonDocument(),
            () => new RawDocument(bytes).TryGetPath(Encoding.UTF8.GetBytes("a.b.c"), out _),
            () => RawValueComparer.CompareDocuments(new RawDocument(bytes), new RawDocument(bytes)),
            () => _ = new RawBsonDocument(bytes).ToList(),
            () => BsonSerializer.Deserialize<Dictionary<string, BsonValue>>(bytes),
            () => Walk(bytes),
        ];
        foreach (var way in ways)
        {
            try
            {
                way();
            }
            catch (FormatException)
            {
                isReadable = false;
            }
        }

        return isReadable;
    }

    private static void Walk(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BsonBinaryReader(stream);
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            reader.SkipName();
            reader.SkipValue();
        }

        reader.ReadEndDocument();
    }
}
