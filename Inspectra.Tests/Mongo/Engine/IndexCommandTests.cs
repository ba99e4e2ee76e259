using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

public class IndexCommandTests
{
    [Fact]
    public async Task Insert_UniqueKeyTaken_LeavesNothingOfTheDocument()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.OkAsync(Documents.Doc(
            "{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a', 'unique': true}, {'key': {'b': 1}, 'name': 'b', 'unique': true}, {'key': {'z': 1}, 'name': 'z'}]}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'a': 1, 'b': 1, 'z': 1}"));

        var reply = await engine.RunAsync(new BsonDocument("insert", "c"), Documents.Doc("{'_id': 2, 'a': 2, 'b': 1, 'z': 1}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 2, 'a': 2, 'b': 2, 'z': 1}"));

        Assert.Equal(11000, reply["writeErrors"][0]["code"].AsInt32);
        Assert.Equal(2, (await engine.FindAsync("c", Documents.Doc("{'z': 1}"))).Count);
        Assert.Equal(2, (await engine.OkAsync(Documents.Doc("{'count': 'c'}")))["n"].AsInt32);
    }

    [Fact]
    public async Task Update_UniqueKeyTaken_LeavesDocumentAndIndexesAsTheyWere()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.OkAsync(Documents.Doc(
            "{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a', 'unique': true}, {'key': {'b': 1}, 'name': 'b', 'unique': true}]}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'a': 1, 'b': 1}"), Documents.Doc("{'_id': 2, 'a': 2, 'b': 2}"));

        var reply = await engine.RunAsync(
            new BsonDocument("update", "c"), Documents.Doc("{'q': {'_id': 2}, 'u': {'$set': {'a': 3, 'b': 1}}}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': 3, 'a': 3, 'b': 3}"));

        Assert.Equal(11000, reply["writeErrors"][0]["code"].AsInt32);
        Assert.Equal(2, Assert.Single(await engine.FindAsync("c", Documents.Doc("{'a': 2}")))["_id"].AsInt32);
        Assert.Single(await engine.FindAsync("c", Documents.Doc("{'b': 2}")));
    }

    [Fact]
    public async Task Insert_PartialUniqueIndex_AppliesToItsDocumentsOnly()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.OkAsync(Documents.Doc(
            "{'createIndexes': 'c', 'indexes': [{'key': {'_id.w': 1, '_id.e': 1}, 'name': 'open', 'unique': true, 'partialFilterExpression': {'status': {'$in': ['queued', 'running']}}}]}"));
        await engine.InsertAsync("c",
            Documents.Doc("{'_id': {'w': 1, 't': 1, 'e': 'x'}, 'status': 'succeeded'}"),
            Documents.Doc("{'_id': {'w': 1, 't': 2, 'e': 'x'}, 'status': 'succeeded'}"),
            Documents.Doc("{'_id': {'w': 1, 't': 3, 'e': 'x'}, 'status': 'running'}"));

        var second = await engine.RunAsync(new BsonDocument("insert", "c"), Documents.Doc("{'_id': {'w': 1, 't': 4, 'e': 'x'}, 'status': 'queued'}"));
        var open = await engine.FindAsync("c", Documents.Doc("{'_id.w': 1, '_id.e': 'x', 'status': {'$in': ['queued', 'running']}}"));
        await engine.OkAsync(new BsonDocument("update", "c"), Documents.Doc("{'q': {'_id': {'w': 1, 't': 3, 'e': 'x'}}, 'u': {'$set': {'status': 'failed'}}}"));
        await engine.InsertAsync("c", Documents.Doc("{'_id': {'w': 1, 't': 4, 'e': 'x'}, 'status': 'queued'}"));

        Assert.Equal(11000, second["writeErrors"][0]["code"].AsInt32);
        Assert.Equal(3, Assert.Single(open)["_id"]["t"].AsInt32);
    }

    [Fact]
    public async Task CreateIndexes_DuplicatesAmongDocuments_IsRefusedAndLeavesNoIndex()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'a': 1}"), Documents.Doc("{'_id': 2, 'a': 1}"));
        var command = Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a', 'unique': true}]}");

        var refused = await engine.RunAsync(command);
        var listed = await engine.OkAsync(Documents.Doc("{'listIndexes': 'c'}"));
        await engine.OkAsync(new BsonDocument("delete", "c"), Documents.Doc("{'q': {'_id': 2}, 'limit': 1}"));
        var again = await engine.OkAsync(command);

        Assert.Equal(11000, refused["code"].AsInt32);
        Assert.Single(listed["cursor"]["firstBatch"].AsBsonArray);
        Assert.Equal(2, again["numIndexesAfter"].AsInt32);
    }

    [Fact]
    public async Task CreateIndexes_Again_ChangesNothingButConflictsAreRefused()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.OkAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a'}]}"));

        var same = await engine.OkAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a'}]}"));
        var otherName = await engine.RunAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'b'}]}"));
        var otherKeys = await engine.RunAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'b': 1}, 'name': 'a'}]}"));

        Assert.Equal(same["numIndexesBefore"], same["numIndexesAfter"]);
        Assert.Equal(85, otherName["code"].AsInt32);
        Assert.Equal(86, otherKeys["code"].AsInt32);
    }

    [Fact]
    public async Task DropIndexes_ThenDropCollection_LeaveNothing()
    {
        await using var engine = await EngineHarness.InMemoryAsync();
        await engine.InsertAsync("c", Documents.Doc("{'_id': 1, 'a': 1}"));
        await engine.OkAsync(Documents.Doc("{'createIndexes': 'c', 'indexes': [{'key': {'a': 1}, 'name': 'a'}]}"));

        await engine.OkAsync(Documents.Doc("{'dropIndexes': 'c', 'index': 'a'}"));
        var missing = await engine.RunAsync(Documents.Doc("{'dropIndexes': 'c', 'index': 'a'}"));
        var found = await engine.FindAsync("c", Documents.Doc("{'a': 1}"));
        await engine.OkAsync(Documents.Doc("{'drop': 'c'}"));
        var collections = await engine.OkAsync(Documents.Doc("{'listCollections': 1}"));

        Assert.Equal(27, missing["code"].AsInt32);
        Assert.Single(found);
        Assert.Empty(collections["cursor"]["firstBatch"].AsBsonArray);
        Assert.Empty(await engine.FindAsync("c", []));
    }
}
