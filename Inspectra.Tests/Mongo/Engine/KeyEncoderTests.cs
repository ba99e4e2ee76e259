using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class KeyEncoderTests
{
    [Fact]
    public void Append_RandomPairs_OrdersAsTheValues()
    {
        var random = new Random(20261120);
        var values = new RandomValues(random);

        for (var i = 0; i < 40_000; i++)
        {
            var left = values.Next();
            var right = values.Next();
            var expected = Math.Sign(ValueOrder.Compare(left, right));
            var actual = Math.Sign(KeyOf(left).AsSpan().SequenceCompareTo(KeyOf(right)));
            Assert.True(expected == actual, $"{left} ({left.BsonType}) and {right} ({right.BsonType}): expected {expected}, keys say {actual}");
        }
    }

    [Fact]
    public void Complement_RandomPairsWithAFollowingComponent_TurnsTheOrderAround()
    {
        var random = new Random(7);
        var values = new RandomValues(random);

        for (var i = 0; i < 10_000; i++)
        {
            var left = values.Next();
            var right = values.Next();
            var expected = -Math.Sign(ValueOrder.Compare(left, right));
            if (expected == 0)
            {
                continue;
            }
            var actual = Math.Sign(Descending(left, values.Next()).AsSpan().SequenceCompareTo(Descending(right, values.Next())));
            Assert.True(expected == actual, $"{left} ({left.BsonType}) and {right} ({right.BsonType})");
        }
    }

    [Fact]
    public void Append_EqualNumbersOfAllTypes_ShareOneKey()
    {
        BsonValue[] fives = [5, 5L, 5.0, new BsonDecimal128(Decimal128.Parse("5.000")), new BsonDecimal128(Decimal128.Parse("0.5E1"))];

        var keys = fives.Select(value => Convert.ToHexString(KeyOf(value))).Distinct();

        Assert.Single(keys);
    }

    private static byte[] Descending(BsonValue first, BsonValue second)
    {
        var key = new KeyBuffer();
        Append(key, first);
        key.Complement(0);
        Append(key, second);
        return key.ToArray();
    }

    private static byte[] KeyOf(BsonValue value)
    {
        var key = new KeyBuffer();
        Append(key, value);
        return key.ToArray();
    }

    private static void Append(KeyBuffer key, BsonValue value)
    {
        var bytes = new BsonDocument("v", value).ToBson();
        KeyEncoder.Append(key, bytes[4], bytes, 7);
    }
}
