using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Query;

public sealed class SortSpecificationTests
{
    [Theory]
    [InlineData("{'a':1}", "[{'_id':1,'a':3},{'_id':2,'a':1},{'_id':3,'a':2.5}]", "2,3,1")]
    [InlineData("{'a':-1}", "[{'_id':1,'a':3},{'_id':2,'a':1},{'_id':3,'a':2}]", "1,3,2")]
    [InlineData("{'a':1,'b':-1}", "[{'_id':1,'a':1,'b':1},{'_id':2,'a':1,'b':2},{'_id':3,'a':0}]", "3,2,1")]
    [InlineData("{'a':1}", "[{'_id':1,'a':1},{'_id':2,'a':1},{'_id':3,'a':1}]", "1,2,3")]
    [InlineData("{'a':1}", "[{'_id':1,'a':'x'},{'_id':2,'a':5},{'_id':3},{'_id':4,'a':null},{'_id':5,'a':{}},{'_id':6,'a':true},{'_id':7,'a':{'$minKey':1}},{'_id':8,'a':{'$maxKey':1}}]", "7,3,4,2,1,5,6,8")]
    [InlineData("{'a':1}", "[{'_id':1,'a':[5,2]},{'_id':2,'a':3},{'_id':3,'a':[9,1]}]", "3,1,2")]
    [InlineData("{'a':-1}", "[{'_id':1,'a':[5,2]},{'_id':2,'a':3},{'_id':3,'a':[9,1]}]", "3,1,2")]
    [InlineData("{'a':1}", "[{'_id':1,'a':null},{'_id':2,'a':[]}]", "2,1")]
    [InlineData("{'a.b':1}", "[{'_id':1,'a':{'b':2}},{'_id':2,'a':[{'b':3},{'b':1}]},{'_id':3,'a':5}]", "3,2,1")]
    public void Sort_Case_AsMongoDB(string sort, string documents, string expected)
    {
        var order = SortSpecification.Parse(Json.Document(sort));

        var sorted = order.Sort(Json.Array(documents).Select(item => new ReadOnlyMemory<byte>(item.ToBson())), null, 1 << 20);

        Assert.Equal(expected, string.Join(',', sorted.Select(bytes => new RawDocument(bytes.Span).ToBsonDocument()["_id"])));
    }

    [Fact]
    public void Sort_WithLimit_GivesTheSameAsSortingAll()
    {
        var random = new Random(3);
        var documents = Enumerable.Range(0, 2_000)
            .Select(i => new ReadOnlyMemory<byte>(new BsonDocument { { "_id", i }, { "a", random.Next(50) } }.ToBson())).ToList();
        var order = SortSpecification.Parse(Json.Document("{'a':-1}"));

        var all = order.Sort(documents, null, 1 << 24).Take(70).Select(bytes => bytes.ToArray());
        var few = order.Sort(documents, 70, 1 << 16).Select(bytes => bytes.ToArray());

        Assert.Equal(all, few);
    }

    [Fact]
    public void Sort_MoreThanTheMemory_IsRefused()
    {
        var documents = Enumerable.Range(0, 1_000).Select(i => new ReadOnlyMemory<byte>(new BsonDocument("_id", i).ToBson()));

        var refusal = Assert.Throws<QueryException>(() =>
            SortSpecification.Parse(Json.Document("{'_id':1}")).Sort(documents, null, 10_000).Count());

        Assert.Equal(292, refusal.Code);
    }

    [Theory]
    [InlineData("{'a':2}", 15975)]
    [InlineData("{'a':{'$meta':'textScore'}}", 2)]
    [InlineData("{'':1}", 15998)]
    public void Parse_Malformed_IsRefused(string sort, int code) =>
        Assert.Equal(code, Assert.Throws<QueryException>(() => SortSpecification.Parse(Json.Document(sort))).Code);
}
