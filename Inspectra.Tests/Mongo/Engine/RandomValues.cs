using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

/// <summary>Values of every type, with many near misses: equal numbers of different types, long texts with one beginning.</summary>
internal sealed class RandomValues(Random random)
{
    private static readonly long[] Longs =
        [0, 1, -1, 5, 1L << 53, (1L << 53) + 1, (1L << 53) - 1, -(1L << 53) - 1, long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1];

    private static readonly double[] Doubles =
        [0.0, -0.0, 0.1, -0.1, 1.5, 5.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 9007199254740992.0, 9223372036854775808.0];

    private static readonly string[] Decimals =
        ["0", "-0", "0.1", "0.10000000000000000555", "5", "5.00", "-0.1", "9007199254740993", "9223372036854775807", "1E+400", "-1E+400", "1E-400", "NaN", "Infinity", "-Infinity", "1.5"];

    private static readonly string[] Texts = ["", "a", "ab", "a\0", "a\0b", "\0", "b", "ä", "é", "\uFFFD", "\U0001F600", "aa"];

    public BsonValue Next(int depth = 0) => random.Next(depth > 2 ? 12 : 17) switch
    {
        0 => random.Next(-3, 8),
        1 => Longs[random.Next(Longs.Length)],
        2 => random.NextInt64(-10, 10),
        3 => Doubles[random.Next(Doubles.Length)],
        4 => Math.Round((random.NextDouble() - 0.5) * 20, random.Next(3)),
        5 => new BsonDecimal128(Decimal128.Parse(Decimals[random.Next(Decimals.Length)])),
        6 => Texts[random.Next(Texts.Length)],
        7 => BsonNull.Value,
        8 => random.Next(2) == 0,
        9 => new BsonDateTime(random.NextInt64(-5, 5)),
        10 => new BsonObjectId(new ObjectId([(byte)random.Next(3), 0, 0, 0, 0, (byte)(200 + random.Next(3)), 0, 0, 0, 0, 0, (byte)random.Next(3)])),
        11 => new BsonBinaryData(Bytes(), (BsonBinarySubType)(random.Next(2) * 5)),
        12 => Document(depth + 1),
        13 => new BsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Next(depth + 1))),
        14 => new BsonTimestamp(random.NextInt64(0, 5)),
        15 => random.Next(2) == 0 ? BsonMinKey.Value : BsonMaxKey.Value,
        _ => new BsonRegularExpression(random.Next(2) == 0 ? "a" : "ab", random.Next(2) == 0 ? "" : "i"),
    };

    public BsonDocument Document(int depth)
    {
        var document = new BsonDocument();
        foreach (var name in (string[])["a", "ab", "b"])
        {
            if (random.Next(2) == 0)
            {
                document[name] = Next(depth);
            }
        }
        return document;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(3)];
        random.NextBytes(bytes);
        return bytes;
    }
}
