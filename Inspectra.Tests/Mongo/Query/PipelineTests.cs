using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Stages;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

public sealed class PipelineTests
{
    private const string Orders =
        "[{'_id':1,'k':'a','q':2,'p':1.5,'tags':['x','y']},{'_id':2,'k':'b','q':5,'p':2.0,'tags':[]},"
        + "{'_id':3,'k':'a','q':1,'p':4.0,'tags':['y']},{'_id':4,'k':'c','q':null},{'_id':5,'q':7,'p':1.0,'tags':'x'}]";

    private const string People = "[{'_id':'a','name':'Ann','team':[1,2]},{'_id':'b','name':'Bob','team':[2]}]";

    [Theory]
    [InlineData("[]", "[{'_id':'a','name':'Ann','team':[1,2]},{'_id':'b','name':'Bob','team':[2]}]", "people")]
    [InlineData("[{'$match':{'k':'a'}},{'$project':{'q':1}}]", "[{'_id':1,'q':2},{'_id':3,'q':1}]", "orders")]
    [InlineData("[{'$project':{'_id':0,'t':{'$multiply':['$q','$p']}}},{'$limit':2}]", "[{'t':3.0},{'t':10.0}]", "orders")]
    [InlineData("[{'$match':{'_id':1}},{'$project':{'p':0,'tags':0}}]", "[{'_id':1,'k':'a','q':2}]", "orders")]
    [InlineData("[{'$match':{'_id':1}},{'$unset':['p','tags','k']}]", "[{'_id':1,'q':2}]", "orders")]
    [InlineData("[{'$match':{'_id':3}},{'$addFields':{'q':9,'n.x':'$k'}},{'$project':{'q':1,'n':1}}]", "[{'_id':3,'q':9,'n':{'x':'a'}}]", "orders")]
    [InlineData("[{'$sort':{'q':-1}},{'$limit':2},{'$project':{'_id':1}}]", "[{'_id':5},{'_id':2}]", "orders")]
    [InlineData("[{'$sort':{'q':1}},{'$skip':3},{'$limit':5},{'$project':{'_id':1}}]", "[{'_id':2},{'_id':5}]", "orders")]
    [InlineData("[{'$group':{'_id':'$k','n':{'$sum':1},'q':{'$sum':'$q'},'p':{'$avg':'$p'}}},{'$sort':{'_id':1}}]", "[{'_id':null,'n':1,'q':7,'p':1.0},{'_id':'a','n':2,'q':3,'p':2.75},{'_id':'b','n':1,'q':5,'p':2.0},{'_id':'c','n':1,'q':0,'p':null}]", "orders")]
    [InlineData("[{'$group':{'_id':null,'lo':{'$min':'$q'},'hi':{'$max':'$q'},'f':{'$first':'$_id'},'l':{'$last':'$_id'},'n':{'$count':{}}}}]", "[{'_id':null,'lo':1,'hi':7,'f':1,'l':5,'n':5}]", "orders")]
    [InlineData("[{'$group':{'_id':{'k':'$k','big':{'$gt':['$q',1]}},'n':{'$sum':1}}},{'$sort':{'n':-1,'_id':1}},{'$limit':1}]", "[{'_id':{'k':'a','big':false},'n':1}]", "orders")]
    [InlineData("[{'$group':{'_id':'$k','all':{'$push':'$q'},'set':{'$addToSet':{'$mod':['$_id',2]}}}},{'$match':{'_id':'a'}}]", "[{'_id':'a','all':[2,1],'set':[1]}]", "orders")]
    [InlineData("[{'$group':{'_id':null,'t':{'$top':{'sortBy':{'q':-1},'output':'$_id'}},'b':{'$bottomN':{'n':2,'sortBy':{'q':-1},'output':'$_id'}},'m':{'$maxN':{'input':'$q','n':2}},'f':{'$firstN':{'input':'$_id','n':2}}}}]", "[{'_id':null,'t':5,'b':[3,4],'m':[7,5],'f':[1,2]}]", "orders")]
    [InlineData("[{'$group':{'_id':null,'p':{'$percentile':{'input':'$q','p':[0.5,1],'method':'approximate'}},'m':{'$median':{'input':'$q','method':'approximate'}},'s':{'$stdDevPop':'$p'}}},{'$project':{'_id':0,'p':1,'m':1,'s':{'$round':['$s',6]}}}]", "[{'p':[2.0,7.0],'m':2.0,'s':1.138804}]", "orders")]
    [InlineData("[{'$group':{'_id':null,'o':{'$mergeObjects':{'k':'$k'}}}}]", "[{'_id':null,'o':{'k':'c'}}]", "orders")]
    [InlineData("[{'$unwind':'$tags'},{'$project':{'tags':1}}]", "[{'_id':1,'tags':'x'},{'_id':1,'tags':'y'},{'_id':3,'tags':'y'},{'_id':5,'tags':'x'}]", "orders")]
    [InlineData("[{'$match':{'_id':{'$lte':2}}},{'$unwind':{'path':'$tags','includeArrayIndex':'i','preserveNullAndEmptyArrays':true}},{'$project':{'tags':1,'i':1}}]", "[{'_id':1,'tags':'x','i':{'$long':0}},{'_id':1,'tags':'y','i':{'$long':1}},{'_id':2,'i':null}]", "orders")]
    [InlineData("[{'$match':{'k':'a'}},{'$count':'n'}]", "[{'n':2}]", "orders")]
    [InlineData("[{'$match':{'k':'none'}},{'$count':'n'}]", "[]", "orders")]
    [InlineData("[{'$sortByCount':'$k'},{'$limit':1}]", "[{'_id':'a','count':2}]", "orders")]
    [InlineData("[{'$bucket':{'groupBy':'$q','boundaries':[0,3,6],'default':'other'}}]", "[{'_id':0,'count':2},{'_id':3,'count':1},{'_id':'other','count':2}]", "orders")]
    [InlineData("[{'$match':{'q':{'$ne':null}}},{'$bucketAuto':{'groupBy':'$q','buckets':2,'output':{'n':{'$sum':1}}}}]", "[{'_id':{'min':1,'max':5},'n':2},{'_id':{'min':5,'max':7},'n':2}]", "orders")]
    [InlineData("[{'$facet':{'n':[{'$count':'n'}],'a':[{'$match':{'k':'a'}},{'$project':{'_id':1}}]}}]", "[{'n':[{'n':5}],'a':[{'_id':1},{'_id':3}]}]", "orders")]
    [InlineData("[{'$match':{'_id':{'$in':[1,4,5]}}},{'$lookup':{'from':'people','localField':'k','foreignField':'_id','as':'who'}},{'$project':{'who.name':1}}]", "[{'_id':1,'who':[{'name':'Ann'}]},{'_id':4,'who':[]},{'_id':5,'who':[]}]", "orders")]
    [InlineData("[{'$lookup':{'from':'orders','let':{'me':'$_id'},'pipeline':[{'$match':{'$expr':{'$eq':['$k','$$me']}}},{'$project':{'_id':1}}],'as':'o'}},{'$project':{'o':1}}]", "[{'_id':'a','o':[{'_id':1},{'_id':3}]},{'_id':'b','o':[{'_id':2}]}]", "people")]
    [InlineData("[{'$lookup':{'from':'orders','localField':'_id','foreignField':'k','pipeline':[{'$group':{'_id':null,'s':{'$sum':'$q'}}}],'as':'o'}},{'$project':{'o.s':1}}]", "[{'_id':'a','o':[{'s':3}]},{'_id':'b','o':[{'s':5}]}]", "people")]
    [InlineData("[{'$lookup':{'from':'people','localField':'team','foreignField':'team','as':'mates'}},{'$project':{'mates._id':1}}]", "[{'_id':'a','mates':[{'_id':'a'},{'_id':'b'}]},{'_id':'b','mates':[{'_id':'a'},{'_id':'b'}]}]", "people")]
    [InlineData("[{'$project':{'_id':1}},{'$unionWith':{'coll':'orders','pipeline':[{'$match':{'_id':5}},{'$project':{'_id':1}}]}}]", "[{'_id':'a'},{'_id':'b'},{'_id':5}]", "people")]
    [InlineData("[{'$match':{'_id':'a'}},{'$replaceRoot':{'newRoot':{'n':'$name'}}}]", "[{'n':'Ann'}]", "people")]
    [InlineData("[{'$match':{'_id':'a'}},{'$replaceWith':{'$mergeObjects':['$$ROOT',{'x':1}]}}]", "[{'_id':'a','name':'Ann','team':[1,2],'x':1}]", "people")]
    [InlineData("[{'$match':{'q':{'$gt':0}}},{'$setWindowFields':{'partitionBy':'$k','sortBy':{'q':1},'output':{'run':{'$sum':'$q','window':{'documents':['unbounded','current']}},'r':{'$rank':{}}}}},{'$project':{'run':1,'r':1}}]", "[{'_id':5,'run':7,'r':1},{'_id':3,'run':1,'r':1},{'_id':1,'run':3,'r':2},{'_id':2,'run':5,'r':1}]", "orders")]
    [InlineData("[{'$match':{'q':{'$gt':0}}},{'$setWindowFields':{'sortBy':{'q':1},'output':{'near':{'$push':'$q','window':{'range':[-1,1]}},'next':{'$shift':{'output':'$q','by':1,'default':0}},'pair':{'$avg':'$q','window':{'documents':[-1,0]}}}}},{'$project':{'_id':0,'near':1,'next':1,'pair':1}}]", "[{'near':[1,2],'next':2,'pair':1.0},{'near':[1,2],'next':5,'pair':1.5},{'near':[5],'next':7,'pair':3.5},{'near':[7],'next':0,'pair':6.0}]", "orders")]
    public void Run_Case_AsMongoDB(string pipeline, string expected, string collection)
    {
        var result = Store().Aggregate(collection, Json.Array(pipeline));

        Assert.Equal(Json.Array(expected).Select(item => item.ToString()), result.Select(item => item.ToString()));
        Assert.Equal(Json.Array(expected).Select(item => item.ToBson()), result.Select(item => item.ToBson()));
    }

    [Theory]
    [InlineData("[{'$nothing':{}}]", 40324)]
    [InlineData("[{'$match':{},'$limit':1}]", 40323)]
    [InlineData("[{'$limit':0}]", 15958)]
    [InlineData("[{'$group':{'n':{'$sum':1}}}]", 15955)]
    [InlineData("[{'$group':{'_id':1,'n':{'$nothing':1}}}]", 15952)]
    [InlineData("[{'$group':{'_id':1,'n':1}}]", 40234)]
    [InlineData("[{'$unwind':'tags'}]", 28818)]
    [InlineData("[{'$out':'x'},{'$limit':1}]", 40601)]
    [InlineData("[{'$facet':{'a':[{'$out':'x'}]}}]", 40600)]
    [InlineData("[{'$bucket':{'groupBy':'$q','boundaries':[2,1]}}]", 40194)]
    [InlineData("[{'$replaceWith':'$k'}]", 40228)]
    [InlineData("[{'$sample':{'size':0}}]", 28747)]
    [InlineData("[{'$lookup':{'from':'people','as':'x'}}]", 9)]
    public void Run_NotPossible_RefusesWithTheCodeOfMongoDB(string pipeline, int code) =>
        Assert.Equal(code, Assert.Throws<QueryException>(() => Store().Aggregate("orders", Json.Array(pipeline))).Code);

    [Fact]
    public void Run_Out_ReplacesTheCollection()
    {
        var store = Store();

        var result = store.Aggregate("orders", Json.Array("[{'$match':{'k':'a'}},{'$project':{'q':1}},{'$out':'people'}]"));

        Assert.Empty(result);
        Assert.Equal([1, 3], store.Collections["people"].Select(document => document["_id"].AsInt32));
    }

    [Fact]
    public void Run_Merge_WritesByKey()
    {
        var store = Store();

        store.Aggregate("orders", Json.Array("[{'$match':{'_id':1}},{'$project':{'q':1}},{'$merge':{'into':'people','whenMatched':'replace','whenNotMatched':'insert'}}]"));

        var write = Assert.Single(store.Writes);
        Assert.Equal(Json.Document("{'_id':{'$eq':1}}"), write.Filter);
        Assert.Equal(Json.Document("{'_id':1,'q':2}"), write.Update);
        Assert.True(write.Upsert);
    }

    [Fact]
    public void Run_Sample_GivesSoManyDifferentOnes()
    {
        var result = Store().Aggregate("orders", Json.Array("[{'$sample':{'size':3}}]"));

        Assert.Equal(3, result.Select(document => document["_id"]).Distinct().Count());
    }

    [Fact]
    public void Run_RandomGroups_EqualLinq()
    {
        var random = new Random(11);
        for (var round = 0; round < 40; round++)
        {
            var documents = Enumerable.Range(0, random.Next(1, 200)).Select(i => new BsonDocument
            {
                { "_id", i }, { "k", random.Next(5) }, { "j", random.Next(2) == 0 ? "x" : "y" }, { "v", new BsonInt64(random.Next(-1000, 1000)) },
            }).ToList();
            var store = new MemoryStore { Collections = { ["c"] = documents } };

            var raw = store.Aggregate("c", Json.Array("[{'$group':{'_id':'$k','n':{'$sum':1},'s':{'$sum':'$v'},'a':{'$avg':'$v'},'hi':{'$max':'$v'}}},{'$sort':{'_id':1}}]"));
            var general = store.Aggregate("c", Json.Array("[{'$group':{'_id':{'$add':['$k',0]},'n':{'$sum':1},'s':{'$sum':'$v'},'a':{'$avg':'$v'},'hi':{'$max':'$v'}}},{'$sort':{'_id':1}}]"));

            var expected = documents.GroupBy(document => document["k"].AsInt32).OrderBy(group => group.Key).Select(group => new BsonDocument
            {
                { "_id", group.Key },
                { "n", group.Count() },
                { "s", new BsonInt64(group.Sum(document => document["v"].AsInt64)) },
                { "a", (double)group.Sum(document => document["v"].AsInt64) / group.Count() },
                { "hi", new BsonInt64(group.Max(document => document["v"].AsInt64)) },
            }).Select(document => document.ToBson()).ToList();
            Assert.Equal(expected, raw.Select(document => document.ToBson()));
            Assert.Equal(expected, general.Select(document => document.ToBson()));
        }
    }

    [Fact]
    public void Parse_Leading_IsExposedForAnIndex()
    {
        var pipeline = Pipeline.Parse(
            Json.Array("[{'$match':{'k':'a'}},{'$match':{'q':1}},{'$sort':{'q':1}},{'$skip':2},{'$limit':3},{'$project':{'_id':0,'z':'$y'}}]"),
            new PipelineContext(Setting.NowUtc, new Random(1), Store(), CancellationToken.None));

        Assert.Equal(Json.Document("{'$and':[{'k':'a'},{'q':1}]}"), pipeline.LeadingFilter);
        Assert.Equal("q", Assert.Single(pipeline.LeadingSort!.Fields).Path);
        Assert.Equal(["k", "q", "y"], pipeline.Dependencies.Fields.Order());
        Assert.False(pipeline.Dependencies.WholeDocument);
    }

    [Fact]
    public void Run_LeadDone_IsNotRepeated()
    {
        var result = Store().Aggregate("orders", Json.Array("[{'$match':{'k':'none'}},{'$count':'n'}]"), PipelineLead.Filtered);

        Assert.Equal(5, Assert.Single(result)["n"].AsInt32);
    }

    [Fact]
    public void Run_GroupBeyondTheMemory_IsRefused()
    {
        var documents = Enumerable.Range(0, 5_000).Select(i => new BsonDocument("_id", i)).ToList();
        var store = new MemoryStore { Collections = { ["c"] = documents } };
        var pipeline = Pipeline.Parse(
            Json.Array("[{'$group':{'_id':'$_id'}}]"),
            new PipelineContext(Setting.NowUtc, new Random(1), store, CancellationToken.None) { MemoryLimitBytes = 100_000 });

        Assert.Equal(292, Assert.Throws<QueryException>(() => pipeline.Run(store.Find("c", []), PipelineLead.None).Count()).Code);
    }

    private static MemoryStore Store() => new()
    {
        Collections =
        {
            ["orders"] = [.. Json.Array(Orders).Cast<BsonDocument>()],
            ["people"] = [.. Json.Array(People).Cast<BsonDocument>()],
        },
    };
}
