using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

public sealed class ProjectionTests
{
    [Theory]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'a':1}", "{'_id':1,'a':1}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'a':1,'_id':0}", "{'a':1}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'b':1,'a':true}", "{'_id':1,'a':1,'b':2}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'a':0}", "{'_id':1,'b':2}")]
    [InlineData("{'_id':1,'a':1}", "{'_id':0}", "{'a':1}")]
    [InlineData("{'_id':1,'a':1}", "{'_id':1}", "{'_id':1}")]
    [InlineData("{'_id':1,'a':{'b':1,'c':2}}", "{'a.b':1}", "{'_id':1,'a':{'b':1}}")]
    [InlineData("{'_id':1,'a':{'b':1,'c':2}}", "{'a.b':0}", "{'_id':1,'a':{'c':2}}")]
    [InlineData("{'_id':1,'a':[{'b':1,'c':2},3,{'c':4}]}", "{'a.b':1}", "{'_id':1,'a':[{'b':1},{}]}")]
    [InlineData("{'_id':1,'a':[{'b':1,'c':2},3]}", "{'a.b':0}", "{'_id':1,'a':[{'c':2},3]}")]
    [InlineData("{'_id':1,'a':5}", "{'a.b':1}", "{'_id':1}")]
    [InlineData("{'_id':1,'a':[1,2,3],'b':1}", "{'a':{'$slice':2}}", "{'_id':1,'a':[1,2],'b':1}")]
    [InlineData("{'_id':1,'a':[1,2,3]}", "{'a':{'$slice':-2}}", "{'_id':1,'a':[2,3]}")]
    [InlineData("{'_id':1,'a':[1,2,3,4]}", "{'a':{'$slice':[1,2]}}", "{'_id':1,'a':[2,3]}")]
    [InlineData("{'_id':1,'a':[1,2,3],'b':1}", "{'a':{'$slice':1},'b':1}", "{'_id':1,'a':[1],'b':1}")]
    [InlineData("{'_id':1,'a':[{'x':1},{'x':2,'y':1}]}", "{'a':{'$elemMatch':{'x':2}}}", "{'_id':1,'a':[{'x':2,'y':1}]}")]
    [InlineData("{'_id':1,'a':[{'x':1}]}", "{'a':{'$elemMatch':{'x':2}}}", "{'_id':1}")]
    [InlineData("{'_id':1,'a':2,'b':3}", "{'s':{'$add':['$a','$b']}}", "{'_id':1,'s':5}")]
    [InlineData("{'_id':1,'a':2}", "{'a':1,'c':'$a'}", "{'_id':1,'a':2,'c':2}")]
    [InlineData("{'_id':1,'a':2}", "{'a':'$nothing'}", "{'_id':1}")]
    [InlineData("{'_id':1,'a':{'x':2}}", "{'a.y':'$_id'}", "{'_id':1,'a':{'y':1}}")]
    public void Apply_Case_AsMongoDB(string document, string projection, string expected)
    {
        var compiled = Projection.Parse(Json.Document(projection), new BsonDocument(), Setting.Context())!;

        Assert.Equal(Json.Document(expected).ToBson(), compiled.Apply(Json.Document(document).ToBson()));
    }

    [Fact]
    public void Apply_Positional_KeepsTheFirstMatchedElement()
    {
        var compiled = Projection.Parse(Json.Document("{'a.$':1}"), Json.Document("{'a':{'$gt':3}}"), Setting.Context())!;

        Assert.Equal(Json.Document("{'_id':1,'a':[5]}").ToBson(), compiled.Apply(Json.Document("{'_id':1,'a':[1,5,7],'b':1}").ToBson()));
    }

    [Theory]
    [InlineData("{'a':1,'b':0}", 31254)]
    [InlineData("{'a':0,'b':1}", 31253)]
    [InlineData("{'a':1,'a.b':1}", 31249)]
    [InlineData("{'a.b':1,'a':1}", 31250)]
    public void Parse_Contradiction_IsRefused(string projection, int code)
    {
        var refusal = Assert.Throws<QueryException>(() => Projection.Parse(Json.Document(projection), new BsonDocument(), Setting.Context()));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void Dependencies_Inclusion_NamesTheTopLevelFields()
    {
        var dependencies = Projection.Parse(Json.Document("{'a.b':1,'c':'$d.e'}"), new BsonDocument(), Setting.Context())!.Dependencies;

        Assert.False(dependencies.WholeDocument);
        Assert.Equal(["_id", "a", "d"], dependencies.Fields.Order());
    }
}
