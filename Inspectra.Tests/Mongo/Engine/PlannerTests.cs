using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class PlannerTests
{
    private static readonly string[] Fields = ["a", "b", "c", "d.e", "_id.w", "_id.t"];

    private static readonly string[] IndexKeys =
    [
        "{'a': 1}", "{'a': -1}", "{'a': 1, 'b': -1}", "{'b': -1, 'a': 1, 'c': 1}", "{'d.e': 1}", "{'d.e': -1, 'a': 1}", "{'c': 1, '_id.t': -1}",
    ];

    /// <summary>Every index and plan must answer what looking at all documents answers.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task Find_RandomFiltersAndIndexes_EqualsTheFullScan(int seed, bool withArrays)
    {
        var random = new Random(seed);
        await using var engine = await EngineHarness.InMemoryAsync();
        var documents = Enumerable.Range(0, 400).Select(i => NextDocument(random, i, withArrays)).ToArray();
        await engine.InsertAsync("c", documents);
        await CreateIndexesAsync(engine, random);

        for (var i = 0; i < 250; i++)
        {
            var filter = NextFilter(random);
            var parsed = DocumentFilter.Parse(filter, new FilterContext(DateTime.UnixEpoch, random));
            var expected = documents.Where(d => parsed.Matches(d.ToBson())).ToList();

            var found = await engine.FindAsync("c", filter, new BsonDocument("batchSize", random.Next(1, 60)));
            var counted = await engine.OkAsync(new BsonDocument { { "count", "c" }, { "query", filter } });

            Assert.True(Names(expected).SetEquals(Names(found)) && expected.Count == found.Count, $"{filter}: {expected.Count} expected, {found.Count} found");
            Assert.True(expected.Count == counted["n"].AsInt32, $"{filter}: {expected.Count} expected, {counted["n"]} counted");
        }
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task Find_RandomSorts_ComeInTheOrderAskedFor(int seed, bool withArrays)
    {
        var random = new Random(seed);
        await using var engine = await EngineHarness.InMemoryAsync();
        var documents = Enumerable.Range(0, 300).Select(i => NextDocument(random, i, withArrays)).ToArray();
        await engine.InsertAsync("c", documents);
        await CreateIndexesAsync(engine, random);

        for (var i = 0; i < 150; i++)
        {
            var filter = NextFilter(random);
            var sort = new BsonDocument();
            foreach (var field in Fields.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
            {
                sort[field] = random.Next(2) == 0 ? 1 : -1;
            }
            var order = SortSpecification.Parse(sort);
            var matching = (await engine.FindAsync("c", filter)).Count;

            var found = await engine.FindAsync("c", filter, new BsonDocument { { "sort", sort }, { "batchSize", 20 } });

            Assert.Equal(matching, found.Count);
            for (var n = 1; n < found.Count; n++)
            {
                Assert.True(order.Compare(found[n - 1].ToBson(), found[n].ToBson()) <= 0, $"{filter} by {sort}: {found[n - 1]} before {found[n]}");
            }
        }
    }

    [Fact]
    public async Task Find_UpdatesBetweenBatches_NeitherLoseNorRepeatTheOthers()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", [.. Enumerable.Range(0, 200).Select(i => new BsonDocument { { "_id", i }, { "a", i / 10 } })]);
        await engine.OkAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a'}]}"));
        var first = await engine.OkAsync(Documents.Doc("{'find': 'c', 'filter': {'a': {'$gte': 0}}, 'sort': {'a': 1}, 'batchSize': 55}"));
        await engine.OkAsync(new BsonDocument("delete", "c"), Documents.Doc("{'q': {'_id': 54}, 'limit': 1}"));
        await engine.OkAsync(new BsonDocument("delete", "c"), Documents.Doc("{'q': {'_id': 60}, 'limit': 1}"));

        var rest = await engine.OkAsync(new BsonDocument { { "getMore", first["cursor"]["id"] }, { "collection", "c" } });

        Assert.Equal(Enumerable.Range(55, 145).Where(i => i != 60), rest["cursor"]["nextBatch"].AsBsonArray.Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public async Task Find_MixedIdShapes_StillFindsByFieldsOfTheId()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': {'w': 1, 't': 2}}"), Documents.Doc("{'_id': {'w': 1, 't': 3}}"));
        var alike = await engine.FindAsync("c", Documents.Doc("{'_id.w': 1, '_id.t': {'$gt': 2}}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': {'t': 5, 'w': 1}}"), Documents.Doc("{'_id': 'text'}"));

        var mixed = await engine.FindAsync("c", Documents.Doc("{'_id.w': 1, '_id.t': {'$gt': 2}}"));

        Assert.Single(alike);
        Assert.Equal(2, mixed.Count);
    }

    /// <summary>Ranges between whole documents, and between the beginnings of documents, as time-ordered ids are asked for.</summary>
    [Fact]
    public async Task Find_RangesOfWholeIds_EqualTheFullScan()
    {
        var random = new Random(21);
        await using var engine = await EngineHarness.InMemoryAsync();
        var documents = Enumerable.Range(0, 300).Select(i => NextDocument(random, i, withArrays: false)).ToArray();
        await engine.InsertAsync("c", documents);
        BsonDocument End() => new() { { "w", random.Next(-1, 4) }, { "t", new BsonDateTime(random.Next(-1, 62)) } };

        for (var i = 0; i < 120; i++)
        {
            var low = End();
            var range = new BsonDocument { { random.Next(2) == 0 ? "$gte" : "$gt", low }, { random.Next(2) == 0 ? "$lt" : "$lte", End() } };
            if (random.Next(3) == 0)
            {
                low["e"] = random.Next(300);
            }

            var filter = new BsonDocument("_id", range);
            var parsed = DocumentFilter.Parse(filter, new FilterContext(DateTime.UnixEpoch, random));
            var expected = documents.Where(d => parsed.Matches(d.ToBson())).Select(d => d["n"].AsInt32).Order();

            var found = await engine.FindAsync("c", filter, new BsonDocument("sort", new BsonDocument("_id", 1)));

            Assert.Equal(expected, found.Select(d => d["n"].AsInt32).Order());
            var order = SortSpecification.Parse(new BsonDocument("_id", 1));
            Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(order.Compare(pair.First.ToBson(), pair.Second.ToBson()) < 0));
        }
    }

    private static HashSet<string> Names(IEnumerable<BsonDocument> documents) => [.. documents.Select(d => d["n"].ToString()!)];

    private static async Task CreateIndexesAsync(EngineHarness engine, Random random)
    {
        var indexes = new BsonArray(IndexKeys.OrderBy(_ => random.Next()).Take(4)
            .Select((keys, i) => new BsonDocument { { "key", Documents.Doc(keys) }, { "name", "i" + i }, { "sparse", i == 3 } }));
        indexes.Add(Documents.Doc("{'key': {'b': 1}, 'name': 'partial', 'partialFilterExpression': {'a': {'$in': [1, 2]}}}"));
        await engine.OkAsync(new BsonDocument { { "createIndexes", "c" }, { "indexes", indexes } });
    }

    private static BsonDocument NextDocument(Random random, int number, bool withArrays)
    {
        var document = new BsonDocument
        {
            { "_id", new BsonDocument { { "w", number % 3 }, { "t", new BsonDateTime(number / 5) }, { "e", number } } }, { "n", number },
        };
        foreach (var field in (string[])["a", "b", "c"])
        {
            if (random.Next(6) != 0)
            {
                document[field] = NextValue(random, withArrays);
            }
        }
        if (random.Next(5) != 0)
        {
            document["d"] = withArrays && random.Next(4) == 0 && document.GetValue("a", 0) is not BsonArray
                ? new BsonArray { new BsonDocument("e", random.Next(5)), new BsonDocument("e", random.Next(5)) }
                : new BsonDocument("e", NextValue(random, false));
        }
        // Two arrays side by side in one compound index are refused; the test is not about that.
        if (document.Values.Count(v => v is BsonArray) > 1)
        {
            foreach (var field in (string[])["b", "c", "d"])
            {
                if (document.GetValue(field, 0) is BsonArray)
                {
                    document.Remove(field);
                }
            }
        }
        return document;
    }

    private static BsonValue NextValue(Random random, bool withArrays) => random.Next(withArrays ? 9 : 7) switch
    {
        0 or 1 or 2 => random.Next(0, 5),
        3 => random.Next(0, 10) / 2.0,
        4 => "t" + random.Next(4),
        5 => BsonNull.Value,
        6 => (long)random.Next(0, 5),
        _ => new BsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => (BsonValue)random.Next(5))),
    };

    private static BsonDocument NextFilter(Random random)
    {
        var filter = new BsonDocument();
        foreach (var field in Fields.OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
        {
            BsonValue Value() => field == "_id.t" ? new BsonDateTime(random.Next(0, 90)) : field == "_id.w" ? random.Next(3) : NextValue(random, false);
            filter[field] = random.Next(8) switch
            {
                0 or 1 => Value(),
                2 => new BsonDocument("$in", new BsonArray { Value(), Value(), Value() }),
                3 => new BsonDocument("$gt", Value()),
                4 => new BsonDocument { { "$gte", Value() }, { "$lt", Value() } },
                5 => new BsonDocument("$lte", Value()),
                6 => new BsonDocument("$exists", random.Next(2) == 0),
                _ => new BsonDocument("$ne", Value()),
            };
        }
        return random.Next(6) == 0 ? new BsonDocument("$or", new BsonArray { filter, new BsonDocument("a", 1) }) : filter;
    }
}
