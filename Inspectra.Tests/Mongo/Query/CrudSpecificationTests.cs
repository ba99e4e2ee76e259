using System.Text.Json;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;
using Inspectra.Mongo.Engine.Update;
using Inspectra.Tests.Core.Csv;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Query;

/// <summary>The single operations of MongoDB's CRUD specification, played on lists of documents.</summary>
public sealed class CrudSpecificationTests
{
    private static readonly string[] Understood =
        ["filter", "update", "replacement", "arrayFilters", "upsert", "sort", "skip", "limit", "pipeline", "batchSize", "comment", "projection", "hint"];

    [SharedDataFact]
    public void Operations_OfTheSpecification_LeaveTheExpectedDocuments()
    {
        var folder = Path.Combine(Path.GetDirectoryName(SharedData.Root!)!, "mongo-spec", "crud"); // The attribute skips when there is none.
        var played = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            using var specification = JsonDocument.Parse(File.ReadAllText(file));
            var root = specification.RootElement;
            if (!root.TryGetProperty("initialData", out var initial) || initial.GetArrayLength() != 1)
            {
                continue;
            }
            foreach (var test in root.GetProperty("tests").EnumerateArray())
            {
                var operations = test.GetProperty("operations").EnumerateArray().ToList();
                if (!operations.All(CanPlay) || test.TryGetProperty("skipReason", out _))
                {
                    continue;
                }
                var documents = initial[0].GetProperty("documents").EnumerateArray().Select(Decode).ToList();
                foreach (var operation in operations)
                {
                    Play(operation, documents, $"{Path.GetFileName(file)}: {test.GetProperty("description")}");
                }
                if (test.TryGetProperty("outcome", out var outcome))
                {
                    Assert.Equal(
                        outcome[0].GetProperty("documents").EnumerateArray().Select(Decode).Select(Text), documents.Select(Text));
                }
                played++;
            }
        }
        Assert.True(played >= 60, $"only {played} tests could be played");
    }

    private static bool CanPlay(JsonElement operation) =>
        operation.GetProperty("name").GetString() is "updateOne" or "updateMany" or "replaceOne" or "find" or "aggregate" or "countDocuments"
        && operation.GetProperty("object").GetString() == "collection0"
        && !operation.TryGetProperty("expectError", out _)
        && operation.GetProperty("arguments").EnumerateObject().All(argument => Understood.Contains(argument.Name))
        && !(operation.GetProperty("arguments").TryGetProperty("pipeline", out var pipeline) && pipeline.GetRawText().Contains("\"$out\"", StringComparison.Ordinal));

    private static void Play(JsonElement operation, List<BsonDocument> documents, string title)
    {
        var name = operation.GetProperty("name").GetString();
        var arguments = (BsonDocument)Json.From(operation.GetProperty("arguments"));
        var filter = arguments.TryGetValue("filter", out var given) ? given.AsBsonDocument : new BsonDocument();
        var compiled = DocumentFilter.Parse(filter, Setting.Context());
        var matched = documents.Where(document => compiled.Matches(document.ToBson())).ToList();
        List<BsonDocument>? found = null;
        switch (name)
        {
            case "find":
                found = Find(arguments, matched, filter);
                break;
            case "aggregate":
                var store = new MemoryStore { Collections = { ["coll"] = documents } };
                found = store.Aggregate("coll", arguments["pipeline"].AsBsonArray);
                break;
            case "countDocuments":
                break;
            default:
                Update(name!, arguments, matched, documents, filter); // The specification names every operation.
                break;
        }
        if (found is not null && operation.TryGetProperty("expectResult", out var expected))
        {
            // The specification lets a result have more fields than it names.
            var wanted = expected.EnumerateArray().Select(Decode).ToList();
            Assert.True(wanted.Count == found.Count, title);
            Assert.True(wanted.Zip(found).All(pair => Text(pair.First) == Text(Named(pair.Second, pair.First))), title);
        }
    }

    private static List<BsonDocument> Find(BsonDocument arguments, List<BsonDocument> matched, BsonDocument filter)
    {
        IEnumerable<ReadOnlyMemory<byte>> rows = matched.Select(document => new ReadOnlyMemory<byte>(document.ToBson()));
        if (arguments.TryGetValue("sort", out var sort))
        {
            rows = SortSpecification.Parse(sort.AsBsonDocument).Sort(rows, null, 1 << 20);
        }
        rows = rows.Skip(arguments.TryGetValue("skip", out var skip) ? skip.AsInt32 : 0);
        rows = rows.Take(arguments.TryGetValue("limit", out var limit) ? limit.AsInt32 : int.MaxValue);
        var projection = arguments.TryGetValue("projection", out var fields)
            ? Projection.Parse(fields.AsBsonDocument, filter, Setting.Context()) : null;
        return [.. rows.Select(row => new RawDocument(projection is null ? row.Span : projection.Apply(row.Span)).ToBsonDocument())];
    }

    private static void Update(string name, BsonDocument arguments, List<BsonDocument> matched, List<BsonDocument> documents, BsonDocument filter)
    {
        if (arguments.TryGetValue("sort", out var sort))
        {
            var order = SortSpecification.Parse(sort.AsBsonDocument);
            matched = [.. matched.OrderBy(document => new ReadOnlyMemory<byte>(document.ToBson()), order)];
        }
        var program = UpdateProgram.Parse(
            arguments[name == "replaceOne" ? "replacement" : "update"],
            arguments.TryGetValue("arrayFilters", out var arrayFilters) ? arrayFilters.AsBsonArray : null,
            filter, Setting.Context());
        if (matched.Count == 0 && arguments.TryGetValue("upsert", out var upsert) && upsert.AsBoolean)
        {
            documents.Add(new RawDocument(program.BuildUpsert()).ToBsonDocument());
        }
        foreach (var document in name == "updateMany" ? matched : matched.Take(1))
        {
            if (program.Apply(document.ToBson()) is { } changed)
            {
                documents[documents.IndexOf(document)] = new RawDocument(changed).ToBsonDocument();
            }
        }
    }

    private static BsonDocument Named(BsonDocument document, BsonDocument names) =>
        new(document.Where(element => names.Contains(element.Name)));

    private static BsonDocument Decode(JsonElement element) => (BsonDocument)Json.From(element);

    private static string Text(BsonDocument document) => Convert.ToHexString(CanonicalKey.Of(document));
}
