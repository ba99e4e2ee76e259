using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Bson.Support;

/// <summary>Random documents of every type, the same for the same seed.</summary>
internal sealed class RandomBson(int seed)
{
    private static readonly double[] s_doubles =
        [0, -0.0, 1, -1, 0.1, 1e300, -1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 9007199254740993, 9223372036854775807.0, 2.5];

    private static readonly long[] s_longs = [0, 1, -1, 2, long.MaxValue, long.MinValue, 9007199254740993, int.MaxValue, 3];

    private static readonly string[] s_decimals = ["0", "1", "-1", "0.1", "1E+6111", "-1E-6176", "NaN", "Infinity", "-Infinity", "9007199254740993", "2.50", "9223372036854775807"];

    private readonly Random _random = new(seed);

    public BsonDocument Document(int depth = 0)
    {
        var document = new BsonDocument();
        for (var i = _random.Next(depth == 0 ? 12 : 4); i > 0; i--) { document.Set(Text(), Value(depth + 1)); }
        return document;
    }

    public BsonValue Value(int depth) => _random.Next(depth > 3 ? 17 : 20) switch
    {
        0 => s_doubles[_random.Next(s_doubles.Length)],
        1 => _random.NextDouble() * Math.Pow(10, _random.Next(-20, 20)),
        2 => Text(),
        3 => s_longs[_random.Next(s_longs.Length)],
        4 => _random.Next(-3, 4),
        5 => Decimal128.Parse(s_decimals[_random.Next(s_decimals.Length)]),
        6 => new BsonBinaryData(Bytes(), (BsonBinarySubType)_random.Next(8)),
        7 => BsonNull.Value,
        8 => _random.Next(2) == 0,
        9 => new BsonDateTime(_random.NextInt64(-100_000_000_000_000, 200_000_000_000_000)),
        10 => new BsonObjectId(new ObjectId([.. Enumerable.Range(0, 12).Select(_ => (byte)_random.Next(256))])),
        11 => new BsonTimestamp(_random.Next(), _random.Next()),
        12 => new BsonRegularExpression("^" + Text().Replace("\0", "", StringComparison.Ordinal), "im"),
        13 => _random.Next(2) == 0 ? BsonMinKey.Value : BsonMaxKey.Value,
        14 => BsonUndefined.Value,
        15 => new BsonJavaScript(Text()),
        16 => BsonTypeMapper.MapToBsonValue(Text(), BsonType.Symbol),
        17 => new BsonJavaScriptWithScope(Text(), Document(depth + 1)),
        18 => new BsonArray(Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1))),
        _ => Document(depth + 1),
    };

    public string Text()
    {
        string[] alphabet = ["a", "b", "$", ".", "é", "漢", "😀", "\"", "\\", "\n", "/", " "];
        return string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => alphabet[_random.Next(alphabet.Length)]));
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(20)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
