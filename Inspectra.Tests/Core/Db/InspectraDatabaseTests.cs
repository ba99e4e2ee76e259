using Inspectra.Core;
using Inspectra.Core.Db;
using Inspectra.Core.Documents.Admin;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Identity;
using Inspectra.Mongo;
using Inspectra.Tests.Support;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Core.Db;

public sealed class InspectraDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inspectra-db-").FullName;

    [Fact]
    public async Task GetAsync_FiftyAtOnce_OpensOnce()
    {
        await using var core = TestCore.Create();
        var database = core.Get<InspectraDatabase>();

        var opened = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => database.GetAsync(default).AsTask()));

        Assert.Single(opened.Distinct());
    }

    [Fact]
    public async Task FirstCall_OfAnyRepository_MakesTheIndexes()
    {
        await using var core = TestCore.Create();
        await core.Get<UserRepository>().CountAsync(null, default);
        var database = await core.Get<InspectraDatabase>().GetAsync(default);

        using var cursor = await database.GetCollection<BsonDocument>(CollectionNames.Users).Indexes.ListAsync(default);
        var names = (await cursor.ToListAsync()).Select(index => index["name"].AsString);

        Assert.Equal(["_id_", "email"], names);
    }

    [Fact]
    public async Task GetAsync_AfterARestart_KeepsTheData()
    {
        await using (var first = TestCore.Create(settings: OnDisk()))
        {
            await first.SetUpAsync();
        }

        await using var second = TestCore.Create(settings: OnDisk());
        Assert.Equal(1, await second.Get<UserRepository>().CountAsync(null, default));
    }

    [Fact]
    public async Task GetAsync_DirectoryInUse_IsRefused()
    {
        await using var first = TestCore.Create(settings: OnDisk());
        await first.Get<InspectraDatabase>().GetAsync(default);
        await using var second = TestCore.Create(settings: OnDisk());

        await Assert.ThrowsAsync<DataDirectoryInUseException>(() => second.Get<InspectraDatabase>().GetAsync(default).AsTask());
    }

    [Fact]
    public async Task GetAsync_DataOfALaterVersion_IsRefused()
    {
        await using (var later = TestCore.Create(settings: OnDisk()))
        {
            var database = await later.Get<InspectraDatabase>().GetAsync(default);
            await database.GetCollection<SchemaDocument>(CollectionNames.Schema).UpdateOneAsync(
                Builders<SchemaDocument>.Filter.Eq(s => s.Id, SchemaDocument.OnlyId),
                Builders<SchemaDocument>.Update.Set(s => s.Version, InspectraDatabase.SchemaVersion + 1));
        }

        await using var earlier = TestCore.Create(settings: OnDisk());
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => earlier.Get<InspectraDatabase>().GetAsync(default).AsTask());
        Assert.Contains("schema version 2", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private InspectraSettings OnDisk() =>
        new() { DataDirectory = Path.Combine(_folder, "data"), PasswordIterations = 1_000 };
}
