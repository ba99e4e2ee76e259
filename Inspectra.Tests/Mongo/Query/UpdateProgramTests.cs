using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Update;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Tests.Mongo.Query;

public sealed class UpdateProgramTests
{
    [Theory]
    // Fields.
    [InlineData("{'_id':1}", "{'$set':{'a':1}}", "{'_id':1,'a':1}")]
    [InlineData("{'_id':1,'a':1}", "{'$set':{'a':1}}", null)]
    [InlineData("{'_id':1,'a':1}", "{'$set':{'a':1.0}}", "{'_id':1,'a':1.0}")]
    [InlineData("{'_id':1}", "{'$set':{'b':1,'a':2}}", "{'_id':1,'a':2,'b':1}")]
    [InlineData("{'_id':1}", "{'$set':{'a.b.c':1}}", "{'_id':1,'a':{'b':{'c':1}}}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$set':{'a.2':3}}", "{'_id':1,'a':[1,null,3]}")]
    [InlineData("{'_id':1,'a':[{'b':1}]}", "{'$set':{'a.0.b':2}}", "{'_id':1,'a':[{'b':2}]}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'$unset':{'a':''}}", "{'_id':1,'b':2}")]
    [InlineData("{'_id':1}", "{'$unset':{'a.b':''}}", null)]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$unset':{'a.0':''}}", "{'_id':1,'a':[null,2]}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "{'$rename':{'a':'c'}}", "{'_id':1,'b':2,'c':1}")]
    [InlineData("{'_id':1,'a':1,'c':2}", "{'$rename':{'a':'c'}}", "{'_id':1,'c':1}")]
    [InlineData("{'_id':1}", "{'$rename':{'a':'c'}}", null)]
    [InlineData("{'_id':1,'a':1}", "{'$rename':{'a':'b.c'}}", "{'_id':1,'b':{'c':1}}")]
    [InlineData("{'_id':1,'a':1}", "{'$setOnInsert':{'a':2}}", null)]
    // Numbers.
    [InlineData("{'_id':1,'a':1}", "{'$inc':{'a':2}}", "{'_id':1,'a':3}")]
    [InlineData("{'_id':1}", "{'$inc':{'a':2}}", "{'_id':1,'a':2}")]
    [InlineData("{'_id':1,'a':2147483647}", "{'$inc':{'a':1}}", "{'_id':1,'a':2147483648}")]
    [InlineData("{'_id':1,'a':1}", "{'$inc':{'a':{'$long':2}}}", "{'_id':1,'a':{'$long':3}}")]
    [InlineData("{'_id':1,'a':1}", "{'$inc':{'a':0.5}}", "{'_id':1,'a':1.5}")]
    [InlineData("{'_id':1,'a':1.5}", "{'$inc':{'a':{'$decimal':'0.1'}}}", "{'_id':1,'a':{'$decimal':'1.6'}}")]
    [InlineData("{'_id':1,'a':3}", "{'$mul':{'a':2}}", "{'_id':1,'a':6}")]
    [InlineData("{'_id':1}", "{'$mul':{'a':{'$long':2}}}", "{'_id':1,'a':{'$long':0}}")]
    [InlineData("{'_id':1,'a':65536}", "{'$mul':{'a':65536}}", "{'_id':1,'a':4294967296}")]
    [InlineData("{'_id':1,'a':3}", "{'$min':{'a':2}}", "{'_id':1,'a':2}")]
    [InlineData("{'_id':1,'a':3}", "{'$min':{'a':4}}", null)]
    [InlineData("{'_id':1}", "{'$min':{'a':4}}", "{'_id':1,'a':4}")]
    [InlineData("{'_id':1,'a':3}", "{'$max':{'a':'x'}}", "{'_id':1,'a':'x'}")]
    [InlineData("{'_id':1,'a':3}", "{'$max':{'a':3.0}}", null)]
    [InlineData("{'_id':1,'a':13}", "{'$bit':{'a':{'and':10}}}", "{'_id':1,'a':8}")]
    [InlineData("{'_id':1}", "{'$bit':{'a':{'or':5}}}", "{'_id':1,'a':5}")]
    [InlineData("{'_id':1,'a':1}", "{'$bit':{'a':{'xor':5}}}", "{'_id':1,'a':4}")]
    [InlineData("{'_id':1}", "{'$currentDate':{'a':true}}", "{'_id':1,'a':{'$date':'2026-03-29T12:34:56.789Z'}}")]
    // Arrays.
    [InlineData("{'_id':1}", "{'$push':{'a':1}}", "{'_id':1,'a':[1]}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$push':{'a':[2,3]}}", "{'_id':1,'a':[1,[2,3]]}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$push':{'a':{'$each':[2,3]}}}", "{'_id':1,'a':[1,2,3]}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$push':{'a':{'$each':[2,3],'$position':0}}}", "{'_id':1,'a':[2,3,1]}")]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$push':{'a':{'$each':[9],'$position':-1}}}", "{'_id':1,'a':[1,9,2]}")]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$push':{'a':{'$each':[3,4],'$slice':-3}}}", "{'_id':1,'a':[2,3,4]}")]
    [InlineData("{'_id':1,'a':[3,1]}", "{'$push':{'a':{'$each':[2],'$sort':1,'$slice':2}}}", "{'_id':1,'a':[1,2]}")]
    [InlineData("{'_id':1,'a':[{'x':2},{'x':1}]}", "{'$push':{'a':{'$each':[],'$sort':{'x':-1}}}}", null)]
    [InlineData("{'_id':1,'a':[{'x':2},{'x':1}]}", "{'$push':{'a':{'$each':[],'$sort':{'x':1}}}}", "{'_id':1,'a':[{'x':1},{'x':2}]}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$push':{'a':{'$each':[2],'$slice':0}}}", "{'_id':1,'a':[]}")]
    [InlineData("{'_id':1,'a':[1]}", "{'$addToSet':{'a':1.0}}", null)]
    [InlineData("{'_id':1,'a':[1]}", "{'$addToSet':{'a':{'$each':[1,2,2]}}}", "{'_id':1,'a':[1,2]}")]
    [InlineData("{'_id':1,'a':[{'x':1,'y':2}]}", "{'$addToSet':{'a':{'y':2,'x':1}}}", "{'_id':1,'a':[{'x':1,'y':2},{'y':2,'x':1}]}")]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$pop':{'a':1}}", "{'_id':1,'a':[1]}")]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$pop':{'a':-1}}", "{'_id':1,'a':[2]}")]
    [InlineData("{'_id':1}", "{'$pop':{'a':-1}}", null)]
    [InlineData("{'_id':1,'a':[1,2,3]}", "{'$pull':{'a':{'$gte':2}}}", "{'_id':1,'a':[1]}")]
    [InlineData("{'_id':1,'a':[1,2,1.0]}", "{'$pull':{'a':1}}", "{'_id':1,'a':[2]}")]
    [InlineData("{'_id':1,'a':[{'x':1,'y':1},{'x':2}]}", "{'$pull':{'a':{'x':1}}}", "{'_id':1,'a':[{'x':2}]}")]
    [InlineData("{'_id':1,'a':['ab','b']}", "{'$pull':{'a':{'$re':'^a'}}}", "{'_id':1,'a':['b']}")]
    [InlineData("{'_id':1,'a':[1,2,3]}", "{'$pullAll':{'a':[1,3]}}", "{'_id':1,'a':[2]}")]
    [InlineData("{'_id':1,'a':[1,2]}", "{'$set':{'a.$[]':0}}", "{'_id':1,'a':[0,0]}")]
    [InlineData("{'_id':1,'a':[{'b':1},{'b':2}]}", "{'$inc':{'a.$[].b':10}}", "{'_id':1,'a':[{'b':11},{'b':12}]}")]
    // Replacement and pipeline.
    [InlineData("{'_id':1,'a':1}", "{'b':2}", "{'_id':1,'b':2}")]
    [InlineData("{'_id':1,'a':1}", "{'_id':1,'b':2}", "{'_id':1,'b':2}")]
    [InlineData("{'_id':1,'a':1}", "{'_id':1,'a':1}", null)]
    [InlineData("{'_id':1,'a':1}", "[{'$set':{'b':{'$add':['$a',1]}}}]", "{'_id':1,'a':1,'b':2}")]
    [InlineData("{'_id':1,'a':1}", "[{'$unset':'a'}]", "{'_id':1}")]
    [InlineData("{'_id':1,'a':1,'b':2}", "[{'$project':{'b':1}}]", "{'_id':1,'b':2}")]
    [InlineData("{'_id':1,'a':{'x':1}}", "[{'$replaceWith':'$a'}]", "{'_id':1,'x':1}")]
    public void Apply_Case_AsMongoDB(string document, string update, string? expected)
    {
        var program = UpdateProgram.Parse(Json.Value(update), null, Json.Document("{'_id':1}"), Setting.Context());

        var result = program.Apply(Json.Document(document).ToBson());

        Assert.Equal(expected is null ? null : Json.Document(expected).ToBson(), result);
    }

    [Theory]
    [InlineData("{'_id':1,'a':[5,8,5]}", "{'a':8}", "{'$set':{'a.$':0}}", null, "{'_id':1,'a':[5,0,5]}")]
    [InlineData("{'_id':1,'a':[{'x':1},{'x':2}]}", "{'a.x':2}", "{'$set':{'a.$.y':9}}", null, "{'_id':1,'a':[{'x':1},{'x':2,'y':9}]}")]
    [InlineData("{'_id':1,'a':[{'x':1,'y':1},{'x':1,'y':2}]}", "{'a':{'$elemMatch':{'x':1,'y':2}}}", "{'$inc':{'a.$.y':1}}", null, "{'_id':1,'a':[{'x':1,'y':1},{'x':1,'y':3}]}")]
    [InlineData("{'_id':1,'a':[1,5,9]}", "{}", "{'$set':{'a.$[e]':0}}", "[{'e':{'$gte':5}}]", "{'_id':1,'a':[1,0,0]}")]
    [InlineData("{'_id':1,'a':[{'x':1,'l':[1,2]},{'x':2,'l':[1]}]}", "{}", "{'$inc':{'a.$[d].l.$[]':10}}", "[{'d.x':1}]", "{'_id':1,'a':[{'x':1,'l':[11,12]},{'x':2,'l':[1]}]}")]
    public void Apply_Positional_ChangesTheMatchedElements(string document, string filter, string update, string? arrayFilters, string expected)
    {
        var program = UpdateProgram.Parse(
            Json.Value(update), arrayFilters is null ? null : Json.Array(arrayFilters), Json.Document(filter), Setting.Context());

        Assert.Equal(Json.Document(expected).ToBson(), program.Apply(Json.Document(document).ToBson()));
    }

    [Theory]
    [InlineData("{'_id':1}", "{'$set':{'_id':2}}", 66)]
    [InlineData("{'_id':1}", "{'_id':2}", 66)]
    [InlineData("{'_id':1}", "{'$unset':{'_id':1}}", 66)]
    [InlineData("{'_id':1,'a':'x'}", "{'$inc':{'a':1}}", 14)]
    [InlineData("{'_id':1,'a':{'$long':'9223372036854775807'}}", "{'$inc':{'a':1}}", 2)]
    [InlineData("{'_id':1}", "{'$inc':{'a':'x'}}", 14)]
    [InlineData("{'_id':1,'a':1}", "{'$push':{'a':1}}", 2)]
    [InlineData("{'_id':1,'a':1}", "{'$set':{'a.b':1}}", 28)]
    [InlineData("{'_id':1,'a':[1]}", "{'$set':{'a.b':1}}", 28)]
    [InlineData("{'_id':1}", "{'$set':{'a':1},'$inc':{'a':1}}", 40)]
    [InlineData("{'_id':1}", "{'$set':{'a':1,'a.b':1}}", 40)]
    [InlineData("{'_id':1}", "{'$rename':{'a':'b'},'$set':{'b':1}}", 40)]
    [InlineData("{'_id':1}", "{'$set':{'a..b':1}}", 56)]
    [InlineData("{'_id':1}", "{'$nothing':{'a':1}}", 9)]
    [InlineData("{'_id':1}", "{'$set':1}", 9)]
    [InlineData("{'_id':1}", "{'$set':{'a':1},'b':1}", 9)]
    [InlineData("{'_id':1,'a':[1]}", "{'$set':{'a.$':1}}", 2)]
    [InlineData("{'_id':1}", "{'$set':{'a.$[x]':1}}", 2)]
    [InlineData("{'_id':1}", "{'$pop':{'a':2}}", 9)]
    [InlineData("{'_id':1}", "{'$bit':{'a':{'and':1.5}}}", 2)]
    [InlineData("{'_id':1}", "[{'$group':{'_id':1}}]", 2)]
    public void Apply_NotPossible_RefusesWithTheCodeOfMongoDB(string document, string update, int code)
    {
        var refusal = Assert.Throws<QueryException>(() =>
            UpdateProgram.Parse(Json.Value(update), null, new BsonDocument(), Setting.Context()).Apply(Json.Document(document).ToBson()));

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("{'_id':7,'a':1}", "{'$set':{'b':2}}", "{'_id':7,'a':1,'b':2}")]
    [InlineData("{'a':1,'_id':7}", "{'$set':{'b':2}}", "{'_id':7,'a':1,'b':2}")]
    [InlineData("{'_id':7,'a':{'$gt':1}}", "{'$setOnInsert':{'b':2},'$inc':{'c':1}}", "{'_id':7,'b':2,'c':1}")]
    [InlineData("{'_id':7,'a':{'$eq':1},'b.c':2}", "{'$inc':{'a':1}}", "{'_id':7,'a':2,'b':{'c':2}}")]
    [InlineData("{'$and':[{'_id':7},{'a':1}]}", "{'$set':{'b':2}}", "{'_id':7,'a':1,'b':2}")]
    [InlineData("{'_id':7}", "{'x':1}", "{'_id':7,'x':1}")]
    [InlineData("{'_id':7,'a':1}", "[{'$set':{'b':{'$add':['$a',1]}}}]", "{'_id':7,'a':1,'b':2}")]
    public void BuildUpsert_Filter_StartsFromItsEqualities(string filter, string update, string expected)
    {
        var program = UpdateProgram.Parse(Json.Value(update), null, Json.Document(filter), Setting.Context());

        Assert.Equal(Json.Document(expected).ToBson(), program.BuildUpsert());
    }

    [Fact]
    public void BuildUpsert_NoId_MakesOneInFirstPlace()
    {
        var program = UpdateProgram.Parse(Json.Value("{'$set':{'a':1}}"), null, new BsonDocument(), Setting.Context());

        var document = new RawDocument(program.BuildUpsert()).ToBsonDocument();

        Assert.Equal("_id", document.GetElement(0).Name);
        Assert.True(document["_id"].IsObjectId);
    }

    [Fact]
    public void Apply_IdempotentOperators_ChangeNothingTheSecondTime()
    {
        var random = new Random(5);
        var program = UpdateProgram.Parse(
            Json.Value("{'$set':{'a.x':1},'$unset':{'b':1},'$min':{'c':3},'$max':{'d':3},'$addToSet':{'e':5},'$pull':{'f':{'$gt':2}}}"),
            null, new BsonDocument(), Setting.Context());
        for (var round = 0; round < 300; round++)
        {
            var document = new BsonDocument { { "_id", round }, { "c", random.Next(6) }, { "d", random.Next(6) } };
            document.Add("b", 1, random.Next(2) == 0);
            document.Add("e", new BsonArray(Enumerable.Range(0, random.Next(8))), random.Next(2) == 0);
            document.Add("f", new BsonArray(Enumerable.Range(0, random.Next(8))), random.Next(2) == 0);

            var once = program.Apply(document.ToBson())!;

            Assert.Null(program.Apply(once));
        }
    }
}
