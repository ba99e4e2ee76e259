using System.Diagnostics;
using System.Text;
using Inspectra.Bench.Support;
using Inspectra.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Bench.Runs;

/// <summary>What the embedded engine does through the driver's API over a million documents, each beside a loop over
/// bare SQLite that does the same by hand.</summary>
public static class EngineOperations
{
    private const int BatchSize = 1_000;
    private const int RangeSize = 1_000;
    private const string Get = "SELECT d.doc FROM x JOIN d ON d.rid = x.rid WHERE x.k = ?1";
    private const string Range = "SELECT d.doc FROM x JOIN d ON d.rid = x.rid WHERE x.k >= ?1 ORDER BY x.k LIMIT 1000";
    private const string Scan = "SELECT doc FROM d";

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        var workspace = ObjectId.GenerateNewId();
        var rows = ExecutionBodies.Live(options.Count(1_000_000)).ConvertAll(e => ExecutionBodies.Stored(workspace, e));
        var ids = rows.ConvertAll(r => new RawBsonDocument(r.Document)["_id"].AsBsonDocument);
        await using var server = await EmbeddedServer.OpenAsync(new EmbeddedServerOptions { DataDirectory = scratch.PathOf("data") }, ct);
        var documents = server.Client.GetDatabase("bench").GetCollection<RawBsonDocument>("docs");
        using var bare = new BareStore(scratch.PathOf("bare.db"));

        var baseline = bare.Insert(rows, BatchSize);
        var began = Stopwatch.GetTimestamp();
        foreach (var batch in rows.Chunk(BatchSize))
        {
            await documents.InsertManyAsync(batch.Select(r => new RawBsonDocument(r.Document)), cancellationToken: ct);
        }

        report.Add("engine.insert-many", rows.Count / Seconds(began), "docs/s", baseline);
        await GetByIdAsync(documents, bare, rows, ids, options, report, ct);
        await RangeAsync(documents, bare, rows, ids, options, report, ct);
        await FilterAsync(documents, bare, rows.Count, report, ct);
        await GroupAsync(documents, bare, rows.Count, report, ct);
    }

    private static async Task GetByIdAsync(
        IMongoCollection<RawBsonDocument> documents, BareStore bare, List<(byte[] Key, byte[] Document)> rows, List<BsonDocument> ids,
        BenchOptions options, BenchReport report, CancellationToken ct)
    {
        var runs = options.IsQuick ? 5_000 : 50_000;
        var chance = new Random(3);
        var picks = Enumerable.Range(0, runs).Select(_ => chance.Next(rows.Count)).ToArray();
        var found = 0;
        var baseline = runs / bare.Query(Get, runs, (s, i) => s.BindCopy(1, rows[picks[i]].Key), s => found += s.Blob(0).Length > 0 ? 1 : 0);
        Expect(runs, found);
        found = 0;
        var began = Stopwatch.GetTimestamp();
        foreach (var pick in picks)
        {
            found += await documents.Find(new BsonDocument("_id", ids[pick])).FirstOrDefaultAsync(ct) is null ? 0 : 1;
        }

        report.Add("engine.find-by-id", runs / Seconds(began), "finds/s", baseline);
        Expect(runs, found);
    }

    private static async Task RangeAsync(
        IMongoCollection<RawBsonDocument> documents, BareStore bare, List<(byte[] Key, byte[] Document)> rows, List<BsonDocument> ids,
        BenchOptions options, BenchReport report, CancellationToken ct)
    {
        var runs = options.IsQuick ? 20 : 200;
        var chance = new Random(4);
        var picks = Enumerable.Range(0, runs).Select(_ => chance.Next(rows.Count - RangeSize)).ToArray();
        var read = 0;
        var baseline = 1000 * bare.Query(Range, runs, (s, i) => s.BindCopy(1, rows[picks[i]].Key), s => read += s.Blob(0).Length > 0 ? 1 : 0) / runs;
        Expect(runs * RangeSize, read);
        read = 0;
        var began = Stopwatch.GetTimestamp();
        foreach (var pick in picks)
        {
            var filter = new BsonDocument("_id", new BsonDocument("$gte", ids[pick]));
            read += (await documents.Find(filter).Sort(new BsonDocument("_id", 1)).Limit(RangeSize).ToListAsync(ct)).Count;
        }

        report.Add("engine.range-1000", 1000 * Seconds(began) / runs, "ms", baseline);
        Expect(runs * RangeSize, read);
    }

    private static async Task FilterAsync(
        IMongoCollection<RawBsonDocument> documents, BareStore bare, int count, BenchReport report, CancellationToken ct)
    {
        var expected = 0L;
        var baseline = count / bare.Query(Scan, 1, (_, _) => { }, s => expected += Text(s.Blob(0), "\u0002status\0"u8).SequenceEqual("failed"u8) ? 1 : 0);
        var began = Stopwatch.GetTimestamp();
        var found = await documents.CountDocumentsAsync(new BsonDocument("status", "failed"), cancellationToken: ct);
        report.Add("engine.filter-scan", count / Seconds(began), "docs/s", baseline);
        Expect(expected, found);
    }

    private static async Task GroupAsync(
        IMongoCollection<RawBsonDocument> documents, BareStore bare, int count, BenchReport report, CancellationToken ct)
    {
        var groups = new Dictionary<string, long>(StringComparer.Ordinal);
        var baseline = 1000 * bare.Query(Scan, 1, (_, _) => { }, s =>
        {
            var agent = Encoding.UTF8.GetString(Text(s.Blob(0), "\u0002agent\0"u8));
            groups[agent] = groups.GetValueOrDefault(agent) + Number(s.Blob(0), "\u0012tokensIn\0"u8);
        });
        var began = Stopwatch.GetTimestamp();
        var answer = await documents.Aggregate().Group(new BsonDocument
        {
            { "_id", "$agent" }, { "n", new BsonDocument("$sum", 1) }, { "tokens", new BsonDocument("$sum", "$tokensIn") },
            { "duration", new BsonDocument("$avg", "$durationUs") },
        }).ToListAsync(ct);
        report.Add($"engine.group-{SizeName.Of(count)}", 1000 * Seconds(began), "ms", baseline);
        Expect(groups.Count, answer.Count);
        Expect(groups.Values.Sum(), answer.Sum(g => g["tokens"].ToInt64()));
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> document, ReadOnlySpan<byte> element)
    {
        var at = document.IndexOf(element) + element.Length;
        return document.Slice(at + 4, BitConverter.ToInt32(document[at..]) - 1);
    }

    private static long Number(ReadOnlySpan<byte> document, ReadOnlySpan<byte> element) =>
        BitConverter.ToInt64(document[(document.IndexOf(element) + element.Length)..]);

    private static double Seconds(long began) => Stopwatch.GetElapsedTime(began).TotalSeconds;

    private static void Expect(long expected, long found)
    {
        if (expected != found)
        {
            throw new InvalidOperationException($"{found} found, {expected} expected.");
        }
    }
}
