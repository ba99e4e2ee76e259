using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

/// <summary>The compiled filter against a slow one that is written down straight from the rules.</summary>
public sealed class FilterReferenceTests
{
    private static readonly string[] Paths = ["a", "b", "a.b", "a.b.c", "a.0", "b.a"];

    [Fact]
    public void Matches_RandomFiltersAndDocuments_AsTheReference()
    {
        var random = new Random(20260329);
        var matched = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var path = Paths[random.Next(Paths.Length)];
            var name = new[] { "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$size" }[random.Next(10)];
            var operand = name switch
            {
                "$in" or "$nin" => new BsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, 1))),
                "$exists" => random.Next(2) == 0,
                "$size" => random.Next(3),
                _ => RandomValue(random, 1),
            };
            var document = RandomDocument(random, 3);
            var compiled = DocumentFilter.Parse(new BsonDocument(path, new BsonDocument(name, operand)), Setting.Context());

            var actual = compiled.Matches(document.ToBson());

            var expected = Reference(document, path, name, operand);
            Assert.True(expected == actual, $"{path} {name} {operand} on {document}: expected {expected}");
            matched += actual ? 1 : 0;
        }
        Assert.InRange(matched, 2_000, 18_000);
    }

    private static bool Reference(BsonDocument document, string path, string name, BsonValue operand)
    {
        var found = new List<BsonValue?>();
        Collect(document, path.Split('.'), 0, found);
        return name switch
        {
            "$ne" => !Reference(document, path, "$eq", operand),
            "$nin" => !Reference(document, path, "$in", operand),
            "$exists" => found.Any(value => value is not null) == operand.AsBoolean,
            "$size" => found.Any(value => value is BsonArray array && array.Count == operand.AsInt32),
            "$in" => operand.AsBsonArray.Any(item => Reference(document, path, "$eq", item)),
            _ => found.SelectMany(value => value is BsonArray array ? array.Append<BsonValue?>(value) : [value]).Any(value => Compare(value, name, operand)),
        };
    }

    private static bool Compare(BsonValue? value, string name, BsonValue operand)
    {
        if (operand.IsBsonNull)
        {
            return name is "$eq" or "$gte" or "$lte" && value is null or BsonNull;
        }
        if (value is null || ValueOrder.BracketOf(value) != ValueOrder.BracketOf(operand))
        {
            return false;
        }
        var order = ValueOrder.Compare(value, operand);
        return name switch { "$eq" => order == 0, "$gt" => order > 0, "$gte" => order >= 0, "$lt" => order < 0, _ => order <= 0 };
    }

    private static void Collect(BsonValue? value, string[] parts, int depth, List<BsonValue?> found)
    {
        if (depth == parts.Length)
        {
            found.Add(value);
        }
        else if (value is BsonDocument document)
        {
            Collect(document.TryGetValue(parts[depth], out var next) ? next : null, parts, depth + 1, found);
        }
        else if (value is BsonArray array)
        {
            foreach (var item in array.OfType<BsonDocument>())
            {
                Collect(item, parts, depth, found);
            }
            if (int.TryParse(parts[depth], out var index) && index < array.Count)
            {
                Collect(array[index], parts, depth + 1, found);
            }
        }
        else
        {
            found.Add(null);
        }
    }

    private static BsonDocument RandomDocument(Random random, int depth)
    {
        var document = new BsonDocument();
        foreach (var name in new[] { "a", "b", "c" })
        {
            if (random.Next(3) > 0)
            {
                document.Add(name, RandomValue(random, depth - 1));
            }
        }
        return document;
    }

    private static BsonValue RandomValue(Random random, int depth) => random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => BsonNull.Value,
        1 => random.Next(3),
        2 => new BsonInt64(random.Next(3)),
        3 => random.Next(4) / 2.0,
        4 => new[] { "x", "y", "xy" }[random.Next(3)],
        5 => random.Next(2) == 0,
        6 => new BsonDecimal128(new Decimal128(random.Next(3))),
        7 => RandomDocument(random, depth),
        _ => new BsonArray(Enumerable.Range(0, random.Next(3)).Select(_ => RandomValue(random, depth - 1))),
    };
}
