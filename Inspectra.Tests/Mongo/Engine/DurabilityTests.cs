using System.Diagnostics;
using System.Globalization;
using Inspectra.Mongo;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class DurabilityTests
{
    [Fact]
    public async Task Kill_WhileWriting_LosesNothingAcknowledgedAndInventsNothing()
    {
        using var directory = new TemporaryDirectory();
        var acknowledged = new List<long>();

        for (var kill = 0; kill < 3; kill++)
        {
            acknowledged.AddRange(await WriteUntilKilledAsync(directory.Path, 60 + (kill * 25)));
            await using var engine = await EngineHarness.OnDiskAsync(directory.Path);
            var events = await engine.FindAsync("events", []);
            var numbers = events.Select(e => e["number"].ToInt64()).ToHashSet();
            var counted = (await engine.FindAsync("counts", [])).Sum(d => d["n"].ToInt64());
            var indexed = await engine.OkAsync(Documents.Doc("{'count': 'events', 'query': {'agent': {'$gte': 'a'}}}"));
            var stored = await engine.OkAsync(Documents.Doc("{'count': 'events'}"));

            Assert.All(acknowledged, number => Assert.Contains(number, numbers));
            Assert.Equal(events.Count, numbers.Count);
            Assert.Equal(events.Count, counted);
            Assert.Equal(events.Count, indexed["n"].ToInt64());
            Assert.Equal(events.Count, stored["n"].ToInt64());
        }
    }

    [Fact]
    public async Task OpenAsync_DirectoryOfAnotherProcess_IsRefusedUntilThatEnds()
    {
        using var directory = new TemporaryDirectory();
        using var other = Start(directory.Path);
        Assert.NotNull(await other.StandardOutput.ReadLineAsync());

        var refusal = await Assert.ThrowsAsync<DataDirectoryInUseException>(() => EngineHarness.OnDiskAsync(directory.Path));
        other.Kill();
        await other.WaitForExitAsync();
        await using var engine = await EngineHarness.OnDiskAsync(directory.Path);

        Assert.Contains(directory.Path, refusal.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await engine.FindAsync("events", []));
    }

    [Fact]
    public async Task OpenAsync_DirectoryOfThisProcess_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await EngineHarness.OnDiskAsync(directory.Path);

        await Assert.ThrowsAsync<DataDirectoryInUseException>(() => EngineHarness.OnDiskAsync(directory.Path));
    }

    [Fact]
    public async Task OpenAsync_NewDirectory_IsForItsOwnerOnly()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "data");

        await using var engine = await EngineHarness.OnDiskAsync(path);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task OpenAsync_Again_KnowsCollectionsIndexesAndThePlaceInTheChangeLog()
    {
        using var directory = new TemporaryDirectory();
        BsonDocument token;
        await using (var engine = await EngineHarness.OnDiskAsync(directory.Path))
        {
            await engine.OkAsync(Documents.Doc(
                "{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a', 'unique': true, 'partialFilterExpression': {'b': 1}}]}"));
            await engine.InsertAsync("c", Documents.Doc("{'_id': {'w': 1, 't': 1}, 'a': 1, 'b': 1}"));
            var stream = await engine.OkAsync(Documents.Doc("{'aggregate': 'c', 'pipeline': [{'$changeStream': {}}], 'cursor': {}}"));
            token = stream["cursor"]["postBatchResumeToken"].AsBsonDocument;
            await engine.InsertAsync("c", Documents.Doc("{'_id': {'w': 1, 't': 2}, 'a': 1}"));
        }

        await using var again = await EngineHarness.OnDiskAsync(directory.Path);
        var refused = await again.RunAsync(new BsonDocument("insert", "c"), Documents.Doc("{'_id': {'w': 1, 't': 3}, 'a': 1, 'b': 1}"));
        var found = await again.FindAsync("c", Documents.Doc("{'_id.w': 1, '_id.t': {'$gt': 1}}"));
        var pipeline = new BsonArray { new BsonDocument("$changeStream", new BsonDocument("resumeAfter", token)) };
        var resumed = await again.OkAsync(new BsonDocument { { "aggregate", "c" }, { "pipeline", pipeline }, { "cursor", new BsonDocument() } });
        var next = await again.OkAsync(new BsonDocument { { "getMore", resumed["cursor"]["id"] }, { "collection", "c" } });

        Assert.Equal(11000, refused["writeErrors"][0]["code"].AsInt32);
        Assert.Single(found);
        Assert.Equal(2, Assert.Single(next["cursor"]["nextBatch"].AsBsonArray)["documentKey"]["_id"]["t"].AsInt32);
    }

    [Fact]
    public async Task Insert_SixteenWritersAtOnce_AreAllStoredOnce()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await EngineHarness.OnDiskAsync(directory.Path);

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var duplicates = 0;
            for (var i = 0; i < 100; i++)
            {
                // Two writers each want the same number: one of them must be refused, the other stored.
                var reply = await engine.RunAsync(
                    new BsonDocument("insert", "c"), new BsonDocument { { "_id", ((writer / 2) * 1000) + i }, { "by", writer } });
                duplicates += reply.Contains("writeErrors") ? 1 : 0;
            }
            return duplicates;
        })));

        Assert.Equal(800, taken.Sum());
        Assert.Equal(800, (await engine.FindAsync("c", [])).Count);
        Assert.Equal(800, (await engine.OkAsync(Documents.Doc("{'count': 'c'}")))["n"].AsInt32);
    }

    private static async Task<List<long>> WriteUntilKilledAsync(string directory, int lines)
    {
        using var writer = Start(directory);
        var acknowledged = new List<long>();
        try
        {
            for (var i = 0; i < lines; i++)
            {
                var line = await writer.StandardOutput.ReadLineAsync()
                    ?? throw new InvalidOperationException(await writer.StandardError.ReadToEndAsync());
                var parts = line.Split(',');
                var first = long.Parse(parts[0], CultureInfo.InvariantCulture);
                acknowledged.AddRange(Enumerable.Range(0, int.Parse(parts[1], CultureInfo.InvariantCulture)).Select(n => first + n));
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync();
        }
        return acknowledged;
    }

    private static Process Start(string directory)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Inspectra.Bench.dll"));
        start.ArgumentList.Add("engine-writer");
        start.ArgumentList.Add(directory);
        return Process.Start(start) ?? throw new InvalidOperationException("The writer could not be started.");
    }
}
