using System.Text.Json;
using System.Text.Json.Nodes;
using Inspectra.Tests.Mongo.Bson.Support;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Xunit.Abstractions;

namespace Inspectra.Tests.Mongo.Bson;

/// <summary>The cases of MongoDB's own BSON specification.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly JsonWriterSettings s_canonical = new() { OutputMode = JsonOutputMode.CanonicalExtendedJson };

    [Fact]
    public void CanonicalBson_EveryValidCase_RoundTripsThroughBytesAndJson()
    {
        var failures = new List<string>();
        var tried = 0;
        foreach (var (file, test) in Cases("valid"))
        {
            tried++;
            try
            {
                failures.AddRange(DifferencesOf(test).Select(d => $"{file} {test["description"]}: {d}"));
            }
            catch (Exception e) when (e is FormatException or BsonException or InvalidOperationException)
            {
                failures.Add($"{file} {test["description"]}: {e.Message}");
            }
        }

        Report(tried, failures);
    }

    [Fact]
    public void DecodeErrors_EveryCase_IsRefused()
    {
        var failures = new List<string>();
        var tried = 0;
        foreach (var (file, test) in Cases("decodeErrors"))
        {
            tried++;
            var bytes = Convert.FromHexString((string)test["bson"]!);
            if (IsAccepted(() => ReadStrictly(bytes))) { failures.Add($"{file} {test["description"]}: accepted"); }
        }

        Report(tried, failures);
    }

    [Fact]
    public void ParseErrors_EveryCase_IsRefused()
    {
        var failures = new List<string>();
        var tried = 0;
        foreach (var (file, test) in Cases("parseErrors"))
        {
            tried++;
            var text = (string)test["string"]!;
            var isAccepted = file.StartsWith("decimal128", StringComparison.Ordinal)
                ? Decimal128.TryParse(text, out _)
                : IsAccepted(() => BsonDocument.Parse(text).ToBson());
            if (isAccepted) { failures.Add($"{file} {test["description"]}: accepted"); }
        }

        Report(tried, failures);
    }

    private static IEnumerable<string> DifferencesOf(JsonNode test)
    {
        var canonical = Convert.FromHexString((string)test["canonical_bson"]!);
        var json = (string)test["canonical_extjson"]!;
        var document = ReadStrictly(canonical);
        if (!document.ToBson().AsSpan().SequenceEqual(canonical)) { yield return "bytes differ after a round trip"; }
        if (!Same(document.ToJson(s_canonical), json)) { yield return $"{document.ToJson(s_canonical)} is not {json}"; }
        var isLossy = (bool?)test["lossy"] ?? false;
        if (!isLossy && !BsonDocument.Parse(json).ToBson().AsSpan().SequenceEqual(canonical)) { yield return "parsed JSON has other bytes"; }
        if ((string?)test["relaxed_extjson"] is { } relaxed && !Same(document.ToJson(), relaxed)) { yield return $"{document.ToJson()} is not {relaxed}"; }
        if ((string?)test["degenerate_bson"] is { } degenerate
            && !ReadStrictly(Convert.FromHexString(degenerate)).ToBson().AsSpan().SequenceEqual(canonical))
        {
            yield return "degenerate bytes are not mended";
        }

        if (!isLossy && (string?)test["degenerate_extjson"] is { } loose && !BsonDocument.Parse(loose).ToBson().AsSpan().SequenceEqual(canonical))
        {
            yield return "degenerate JSON has other bytes";
        }
    }

    private static BsonDocument ReadStrictly(byte[] bytes)
    {
        var raw = new RawDocument(bytes);
        if (raw.Bytes.Length != bytes.Length) { throw new FormatException("Bytes follow the document."); }
        raw.Validate();
        return raw.ToBsonDocument();
    }

    private static bool Same(string actual, string expected)
    {
        var options = new JsonDocumentOptions { MaxDepth = 200 };
        return JsonNode.DeepEquals(JsonNode.Parse(actual, documentOptions: options), JsonNode.Parse(expected, documentOptions: options));
    }

    private static bool IsAccepted(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (BsonSerializationException)
        {
            return false;
        }
    }

    private IEnumerable<(string File, JsonNode Test)> Cases(string section)
    {
        var directory = SharedFiles.FindDirectory("mongo-spec/bson-corpus");
        if (directory is null)
        {
            output.WriteLine("Skipped: ../shared/mongo-spec/bson-corpus is absent.");
            yield break;
        }

        foreach (var path in Directory.GetFiles(directory, "*.json").Order())
        {
            var file = JsonNode.Parse(File.ReadAllText(path))!;
            foreach (var test in file[section] as JsonArray ?? [])
            {
                // DBPointer has no BsonType in the client API that this library mirrors.
                if (test!.ToJsonString().Contains("dbPointer", StringComparison.OrdinalIgnoreCase)) { continue; }
                yield return (Path.GetFileName(path), test);
            }
        }
    }

    private void Report(int tried, List<string> failures)
    {
        output.WriteLine($"{tried} cases tried.");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }
}
