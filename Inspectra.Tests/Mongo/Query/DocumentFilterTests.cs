using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

public sealed class DocumentFilterTests
{
    [Theory]
    // Equality, missing and null.
    [InlineData("{}", "{'a':1}", true)]
    [InlineData("{'a':1}", "{'a':1}", true)]
    [InlineData("{'a':1}", "{'a':2}", false)]
    [InlineData("{'a':1}", "{'a':1.0}", true)]
    [InlineData("{'a':1}", "{'a':{'$long':1}}", true)]
    [InlineData("{'a':1}", "{'a':{'$decimal':'1.00'}}", true)]
    [InlineData("{'a':{'$decimal':'0.1'}}", "{'a':0.1}", false)]
    [InlineData("{'a':{'$long':'9007199254740993'}}", "{'a':9007199254740992.0}", false)]
    [InlineData("{'a':1}", "{'a':'1'}", false)]
    [InlineData("{'a':1}", "{'a':true}", false)]
    [InlineData("{'a':null}", "{'a':null}", true)]
    [InlineData("{'a':null}", "{}", true)]
    [InlineData("{'a':null}", "{'a':0}", false)]
    [InlineData("{'a':null}", "{'a':[]}", false)]
    [InlineData("{'a':null}", "{'a':[1,null]}", true)]
    [InlineData("{'a':{'$ne':null}}", "{'a':1}", true)]
    [InlineData("{'a':{'$ne':null}}", "{}", false)]
    [InlineData("{'a.b':null}", "{'a':4}", true)]
    [InlineData("{'a.b':null}", "{}", true)]
    [InlineData("{'a.b':null}", "{'a':{}}", true)]
    [InlineData("{'a.b':null}", "{'a':[]}", false)]
    [InlineData("{'a.b':null}", "{'a':[1,2]}", false)]
    [InlineData("{'a.b':null}", "{'a':[{'b':3},{}]}", true)]
    [InlineData("{'a.b':null}", "{'a':[{'b':3}]}", false)]
    [InlineData("{'a.b':{'$ne':null}}", "{'a':[]}", true)]
    [InlineData("{'a':{'b':1,'c':2}}", "{'a':{'b':1,'c':2}}", true)]
    [InlineData("{'a':{'b':1,'c':2}}", "{'a':{'c':2,'b':1}}", false)]
    [InlineData("{'a':{'b':1}}", "{'a':{'b':1,'c':2}}", false)]
    [InlineData("{'a':{'b':1}}", "{'a':{'b':1.0}}", true)]
    [InlineData("{'a':{}}", "{'a':{}}", true)]
    // Arrays.
    [InlineData("{'a':2}", "{'a':[1,2,3]}", true)]
    [InlineData("{'a':4}", "{'a':[1,2,3]}", false)]
    [InlineData("{'a':2}", "{'a':[[2]]}", false)]
    [InlineData("{'a':[1,2]}", "{'a':[1,2]}", true)]
    [InlineData("{'a':[1,2]}", "{'a':[2,1]}", false)]
    [InlineData("{'a':[1,2]}", "{'a':[[1,2],3]}", true)]
    [InlineData("{'a.b':1}", "{'a':[{'b':2},{'b':1}]}", true)]
    [InlineData("{'a.b':1}", "{'a':[{'b':[3,1]}]}", true)]
    [InlineData("{'a.b':1}", "{'a':[[{'b':1}]]}", false)]
    [InlineData("{'a.0':1}", "{'a':[1,2]}", true)]
    [InlineData("{'a.1':1}", "{'a':[1,2]}", false)]
    [InlineData("{'a.0.b':1}", "{'a':[{'b':1},{'b':2}]}", true)]
    [InlineData("{'a.1.b':1}", "{'a':[{'b':1},{'b':2}]}", false)]
    [InlineData("{'a.0':1}", "{'a':{'0':1}}", true)]
    [InlineData("{'a.0':1}", "{'a':[{'0':1}]}", true)]
    [InlineData("{'a.0.0':1}", "{'a':[[1]]}", true)]
    // Order within a type bracket.
    [InlineData("{'a':{'$gt':1}}", "{'a':2}", true)]
    [InlineData("{'a':{'$gt':1}}", "{'a':1}", false)]
    [InlineData("{'a':{'$gte':1}}", "{'a':1.0}", true)]
    [InlineData("{'a':{'$lt':1}}", "{'a':0.5}", true)]
    [InlineData("{'a':{'$lte':1}}", "{'a':1}", true)]
    [InlineData("{'a':{'$gt':1}}", "{'a':'2'}", false)]
    [InlineData("{'a':{'$gt':1}}", "{}", false)]
    [InlineData("{'a':{'$lt':'b'}}", "{'a':'a'}", true)]
    [InlineData("{'a':{'$gt':'Z'}}", "{'a':'a'}", true)]
    [InlineData("{'a':{'$gt':1,'$lt':5}}", "{'a':3}", true)]
    [InlineData("{'a':{'$gt':1,'$lt':5}}", "{'a':5}", false)]
    [InlineData("{'a':{'$gt':4,'$lt':2}}", "{'a':[1,5]}", true)]
    [InlineData("{'a':{'$gte':null}}", "{'a':null}", true)]
    [InlineData("{'a':{'$gte':null}}", "{}", true)]
    [InlineData("{'a':{'$gt':null}}", "{'a':null}", false)]
    [InlineData("{'a':{'$gt':{'$minKey':1}}}", "{'a':null}", true)]
    [InlineData("{'a':{'$lt':{'$maxKey':1}}}", "{'a':'x'}", true)]
    [InlineData("{'a':{'$gt':{'$date':'2026-01-01T00:00:00Z'}}}", "{'a':{'$date':'2026-01-02T00:00:00Z'}}", true)]
    [InlineData("{'a':{'$gt':{'$date':'2026-01-01T00:00:00Z'}}}", "{'a':{'$long':'99999999999999'}}", false)]
    [InlineData("{'a':{'$gt':{'$oid':'000000000000000000000001'}}}", "{'a':{'$oid':'000000000000000000000002'}}", true)]
    [InlineData("{'a':{'$lt':true}}", "{'a':false}", true)]
    [InlineData("{'a':{'$gt':{'b':1}}}", "{'a':{'b':2}}", true)]
    [InlineData("{'a':{'$gt':[1,2]}}", "{'a':[1,3]}", true)]
    [InlineData("{'a':{'$gt':{'$decimal':'0.5'}}}", "{'a':1}", true)]
    [InlineData("{'a':{'$numberDouble':'NaN'}}", "{'a':{'$numberDouble':'NaN'}}", true)]
    [InlineData("{'a':{'$lt':5}}", "{'a':{'$numberDouble':'NaN'}}", false)]
    [InlineData("{'a':{'$lte':{'$numberDouble':'NaN'}}}", "{'a':{'$numberDouble':'NaN'}}", true)]
    [InlineData("{'a':{'$gt':{'$numberDouble':'NaN'}}}", "{'a':1}", false)]
    // $in, $nin, $ne, $not, $nor.
    [InlineData("{'a':{'$in':[1,2]}}", "{'a':2.0}", true)]
    [InlineData("{'a':{'$in':[1,2]}}", "{'a':3}", false)]
    [InlineData("{'a':{'$in':[]}}", "{'a':3}", false)]
    [InlineData("{'a':{'$in':[null]}}", "{}", true)]
    [InlineData("{'a':{'$in':[{'$re':'^x'}]}}", "{'a':'xyz'}", true)]
    [InlineData("{'a':{'$in':[[1,2]]}}", "{'a':[1,2]}", true)]
    [InlineData("{'a':{'$in':[3]}}", "{'a':[1,3]}", true)]
    [InlineData("{'a':{'$in':[{'$decimal':'0.1'}]}}", "{'a':0.1}", false)]
    [InlineData("{'a':{'$nin':[1]}}", "{}", true)]
    [InlineData("{'a':{'$nin':[1]}}", "{'a':[1,2]}", false)]
    [InlineData("{'a':{'$nin':[null]}}", "{}", false)]
    [InlineData("{'a':{'$ne':1}}", "{'a':[1,2]}", false)]
    [InlineData("{'a':{'$ne':1}}", "{'a':'1'}", true)]
    [InlineData("{'a':{'$not':{'$gt':1}}}", "{'a':1}", true)]
    [InlineData("{'a':{'$not':{'$gt':1}}}", "{}", true)]
    [InlineData("{'a':{'$not':{'$gt':1}}}", "{'a':2}", false)]
    [InlineData("{'a':{'$not':{'$re':'^x'}}}", "{'a':'abc'}", true)]
    [InlineData("{'$nor':[{'a':1},{'b':2}]}", "{'a':1,'b':3}", false)]
    [InlineData("{'$nor':[{'a':1},{'b':2}]}", "{'a':2,'b':3}", true)]
    [InlineData("{'$or':[{'a':1},{'b':2}]}", "{'b':2}", true)]
    [InlineData("{'$or':[{'a':1},{'b':2}]}", "{'b':1}", false)]
    [InlineData("{'$and':[{'a':1},{'b':2}]}", "{'a':1,'b':2}", true)]
    [InlineData("{'$and':[{'a':1},{'a':2}]}", "{'a':[1,2]}", true)]
    // $exists, $type, $size, $all, $elemMatch.
    [InlineData("{'a':{'$exists':true}}", "{'a':null}", true)]
    [InlineData("{'a':{'$exists':true}}", "{}", false)]
    [InlineData("{'a':{'$exists':false}}", "{}", true)]
    [InlineData("{'a.b':{'$exists':false}}", "{'a':[]}", true)]
    [InlineData("{'a.b':{'$exists':true}}", "{'a':[{'c':1},{'b':1}]}", true)]
    [InlineData("{'a.1':{'$exists':true}}", "{'a':[1]}", false)]
    [InlineData("{'a':{'$type':'string'}}", "{'a':'x'}", true)]
    [InlineData("{'a':{'$type':2}}", "{'a':['x']}", true)]
    [InlineData("{'a':{'$type':'array'}}", "{'a':[]}", true)]
    [InlineData("{'a':{'$type':'array'}}", "{'a':1}", false)]
    [InlineData("{'a':{'$type':'number'}}", "{'a':{'$decimal':'1'}}", true)]
    [InlineData("{'a':{'$type':['string','null']}}", "{'a':null}", true)]
    [InlineData("{'a':{'$type':'null'}}", "{}", false)]
    [InlineData("{'a':{'$size':2}}", "{'a':[1,2]}", true)]
    [InlineData("{'a':{'$size':2}}", "{'a':[[1,2]]}", false)]
    [InlineData("{'a':{'$size':0}}", "{'a':[]}", true)]
    [InlineData("{'a':{'$size':1}}", "{'a':1}", false)]
    [InlineData("{'a':{'$all':[1,2]}}", "{'a':[3,2,1]}", true)]
    [InlineData("{'a':{'$all':[1,2]}}", "{'a':[1]}", false)]
    [InlineData("{'a':{'$all':[1]}}", "{'a':1}", true)]
    [InlineData("{'a':{'$all':[]}}", "{'a':[1]}", false)]
    [InlineData("{'a':{'$all':[[1,2]]}}", "{'a':[1,2]}", true)]
    [InlineData("{'a':{'$all':[{'$elemMatch':{'x':1}},{'$elemMatch':{'x':2}}]}}", "{'a':[{'x':1},{'x':2}]}", true)]
    [InlineData("{'a':{'$elemMatch':{'$gt':1,'$lt':3}}}", "{'a':[0,2,5]}", true)]
    [InlineData("{'a':{'$elemMatch':{'$gt':1,'$lt':3}}}", "{'a':[0,5]}", false)]
    [InlineData("{'a':{'$elemMatch':{'$gt':1}}}", "{'a':2}", false)]
    [InlineData("{'a':{'$elemMatch':{'x':1,'y':2}}}", "{'a':[{'x':1,'y':2}]}", true)]
    [InlineData("{'a':{'$elemMatch':{'x':1,'y':2}}}", "{'a':[{'x':1},{'y':2}]}", false)]
    [InlineData("{'a':{'$elemMatch':{'$or':[{'x':1},{'y':2}]}}}", "{'a':[{'y':2}]}", true)]
    [InlineData("{'a.b':{'$elemMatch':{'$eq':1}}}", "{'a':[{'b':[1]}]}", true)]
    [InlineData("{'a':{'$not':{'$elemMatch':{'x':1}}}}", "{'a':[{'x':2}]}", true)]
    [InlineData("{'a':{'$elemMatch':{'$nin':[1,2]}}}", "{'a':[1,3]}", true)]
    // $regex, $mod, bits.
    [InlineData("{'a':{'$re':'^ab'}}", "{'a':'abc'}", true)]
    [InlineData("{'a':{'$regex':'B','$options':'i'}}", "{'a':'abc'}", true)]
    [InlineData("{'a':{'$regex':'B'}}", "{'a':'abc'}", false)]
    [InlineData("{'a':{'$regex':'b'}}", "{'a':['x','b']}", true)]
    [InlineData("{'a':{'$regex':'^b$','$options':'m'}}", "{'a':'a\\nb\\nc'}", true)]
    [InlineData("{'a':{'$regex':'1'}}", "{'a':1}", false)]
    [InlineData("{'a':{'$regex':'(?=b)b'}}", "{'a':'abc'}", true)]
    [InlineData("{'a':{'$mod':[4,1]}}", "{'a':5}", true)]
    [InlineData("{'a':{'$mod':[4,0]}}", "{'a':5}", false)]
    [InlineData("{'a':{'$mod':[4.9,1]}}", "{'a':5.7}", true)]
    [InlineData("{'a':{'$mod':[4,-1]}}", "{'a':-5}", true)]
    [InlineData("{'a':{'$bitsAllSet':[0,2]}}", "{'a':5}", true)]
    [InlineData("{'a':{'$bitsAllSet':3}}", "{'a':5}", false)]
    [InlineData("{'a':{'$bitsAnySet':3}}", "{'a':5}", true)]
    [InlineData("{'a':{'$bitsAllClear':[1]}}", "{'a':5}", true)]
    [InlineData("{'a':{'$bitsAnyClear':5}}", "{'a':5}", false)]
    [InlineData("{'a':{'$bitsAllSet':[70]}}", "{'a':-1}", true)]
    // $expr and comments.
    [InlineData("{'$expr':{'$gt':['$a','$b']}}", "{'a':2,'b':1}", true)]
    [InlineData("{'$expr':{'$gt':['$a','$b']}}", "{'a':1,'b':2}", false)]
    [InlineData("{'$expr':{'$eq':[{'$year':'$$NOW'},2026]}}", "{}", true)]
    [InlineData("{'a':1,'$comment':'why'}", "{'a':1}", true)]
    public void Matches_Case_AsMongoDB(string filter, string document, bool expected)
    {
        var compiled = DocumentFilter.Parse(Json.Document(filter), Setting.Context());

        Assert.Equal(expected, compiled.Matches(Json.Document(document).ToBson()));
    }

    [Theory]
    [InlineData("{'a':{'$foo':1}}", 2, "$foo")]
    [InlineData("{'$foo':[1]}", 2, "$foo")]
    [InlineData("{'$where':'1'}", 2, "$where")]
    [InlineData("{'$and':[]}", 2, "$and")]
    [InlineData("{'$or':{'a':1}}", 2, "$or")]
    [InlineData("{'a':{'$in':1}}", 2, "$in")]
    [InlineData("{'a':{'$mod':[0,1]}}", 2, "divisor")]
    [InlineData("{'a':{'$mod':[1]}}", 2, "mod")]
    [InlineData("{'a':{'$size':-1}}", 9, "$size")]
    [InlineData("{'a':{'$type':'nothing'}}", 2, "nothing")]
    [InlineData("{'a':{'$regex':'('}}", 51091, "invalid")]
    [InlineData("{'a':{'$regex':'a','$options':'q'}}", 51108, "q")]
    [InlineData("{'a':{'$not':1}}", 2, "$not")]
    [InlineData("{'a':{'$elemMatch':1}}", 2, "$elemMatch")]
    [InlineData("{'$expr':{'$nothing':1}}", 168, "$nothing")]
    [InlineData("{'$expr':{'$function':{'body':'','args':[],'lang':'js'}}}", 2, "$function")]
    public void Parse_Malformed_NamesTheCulprit(string filter, int code, string named)
    {
        var refusal = Assert.Throws<QueryException>(() => DocumentFilter.Parse(Json.Document(filter), Setting.Context()));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_Conjunction_HoldsEveryUsableCondition()
    {
        var filter = DocumentFilter.Parse(
            Json.Document("{'w':1,'t':{'$gte':5,'$lt':9},'s':{'$in':['a','b']},'n':{'$re':'^abc'},'x':{'$ne':1},'$or':[{'y':1},{'y':2}]}"),
            Setting.Context());

        Assert.Equal(["w", "t", "t", "s", "n"], filter.Bounds.Select(bound => bound.Path));
        Assert.True(filter.Bounds[1] is { LowerInclusive: true, Upper: null });
        Assert.True(filter.Bounds[2] is { UpperInclusive: false, Lower: null });
        Assert.Equal(2, filter.Bounds[3].Values!.Count);
        Assert.Equal(("abc", "abd", false), (filter.Bounds[4].Lower!.AsString, filter.Bounds[4].Upper!.AsString, filter.Bounds[4].IsExact));
    }
}
