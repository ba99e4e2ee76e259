using Inspectra.Tests.Mongo.Bson.Support;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Bson;

public sealed class ComparisonTests
{
    [Fact]
    public void CompareTo_RandomValues_IsATotalOrderAndAgreesWithTheRawOne()
    {
        var random = new RandomBson(11);
        var values = Enumerable.Range(0, 120).Select(_ => random.Value(2)).ToList();
        var bytes = values.ConvertAll(v => new BsonDocument("v", v).ToBson());

        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < values.Count; j++)
            {
                var ij = Math.Sign(values[i].CompareTo(values[j]));
                Assert.Equal(ij, -Math.Sign(values[j].CompareTo(values[i])));
                Assert.Equal(ij, Math.Sign(RawOrder(bytes[i], bytes[j])));
                if (values[i].Equals(values[j])) { Assert.Equal(0, ij); }
                for (var k = 0; ij <= 0 && k < values.Count; k++)
                {
                    if (values[j].CompareTo(values[k]) <= 0) { Assert.True(values[i].CompareTo(values[k]) <= 0); }
                }
            }
        }
    }

    [Theory]
    [InlineData("MinKey", "undefined")]
    [InlineData("undefined", "null")]
    [InlineData("null", "NaN")]
    [InlineData("NaN", "-Infinity")]
    [InlineData("-Infinity", "NumberDecimal('-1E+6000')")]
    [InlineData("NumberLong('9007199254740992')", "NumberLong('9007199254740993')")]
    [InlineData("9007199254740992.0", "NumberLong('9007199254740993')")]
    [InlineData("NumberDecimal('0.1')", "0.1")]
    [InlineData("0.3", "NumberDecimal('0.3')")]
    [InlineData("NumberLong('9223372036854775807')", "9223372036854775808.0")]
    [InlineData("Infinity", "''")]
    [InlineData("'\\uFFFD'", "'\\uD83D\\uDE00'")]
    [InlineData("'zz'", "{ }")]
    [InlineData("{ a : 1 }", "{ a : 1, b : 1 }")]
    [InlineData("{ b : 1 }", "{ a : 'x' }")]
    [InlineData("{ z : 9 }", "[]")]
    [InlineData("[1, 2]", "[1, 3]")]
    [InlineData("[2]", "BinData(0, '')")]
    [InlineData("BinData(9, 'AA==')", "BinData(0, 'AAA=')")]
    [InlineData("BinData(0, 'AAA=')", "ObjectId('000000000000000000000000')")]
    [InlineData("ObjectId('ffffffffffffffffffffffff')", "false")]
    [InlineData("true", "new Date(-5)")]
    [InlineData("new Date(5)", "Timestamp(0, 1)")]
    [InlineData("Timestamp(2147483647, 1)", "Timestamp(4294967295, 1)")]
    [InlineData("Timestamp(1, 1)", "/a/")]
    [InlineData("/a/", "MaxKey")]
    public void CompareTo_SmallerAndLarger_FollowsTheServersOrder(string smaller, string larger)
    {
        var document = BsonDocument.Parse($"{{ s : {smaller}, l : {larger} }}");

        Assert.True(document["s"].CompareTo(document["l"]) < 0);
        Assert.True(document["l"].CompareTo(document["s"]) > 0);
    }

    [Fact]
    public void OperatorEquals_NumbersOfDifferentTypes_ComparesValuesWhereEqualsComparesTypes()
    {
        BsonValue one = 1;
        BsonValue alsoOne = 1L;

        Assert.True(one == alsoOne);
        Assert.False(one.Equals(alsoOne));
        Assert.Equal(new BsonDecimal128(Decimal128.Parse("1.0")).GetHashCode(), new BsonDecimal128(Decimal128.One).GetHashCode());
    }

    private static int RawOrder(byte[] x, byte[] y)
    {
        new RawDocument(x).TryGetValue("v"u8, out var a);
        new RawDocument(y).TryGetValue("v"u8, out var b);
        return a.CompareTo(b);
    }
}
