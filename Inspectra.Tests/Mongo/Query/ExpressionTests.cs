using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

public sealed class ExpressionTests
{
    private const string Document =
        "{'n':7,'l':{'$long':5},'d':2.5,'m':{'$decimal':'1.10'},'s':'Grüße','z':null,'t':true,'arr':[3,1,2],'docs':[{'x':1,'y':'a'},{'x':2},{'y':'b'}],"
        + "'o':{'p':{'q':1},'r':[1,2]},'when':{'$date':'2026-03-29T00:30:15.250Z'},'id':{'$oid':'5f5e1000a1b2c3d4e5f60718'}}";

    [Theory]
    // Paths, literals, variables.
    [InlineData("'$n'", "7")]
    [InlineData("'$o.p.q'", "1")]
    [InlineData("'$docs.x'", "[1,2]")]
    [InlineData("'$nothing.x'", null)]
    [InlineData("{'$literal':'$n'}", "'$n'")]
    [InlineData("['$n','$nothing']", "[7,null]")]
    [InlineData("{'a':'$n','b':'$nothing'}", "{'a':7}")]
    [InlineData("'$$ROOT.n'", "7")]
    [InlineData("'$$NOW'", "{'$date':'2026-03-29T12:34:56.789Z'}")]
    [InlineData("'$$REMOVE'", null)]
    [InlineData("{'$let':{'vars':{'a':1,'b':'$n'},'in':{'$add':['$$a','$$b']}}}", "8")]
    // Arithmetic.
    [InlineData("{'$add':['$n',1]}", "8")]
    [InlineData("{'$add':['$n','$l']}", "{'$long':12}")]
    [InlineData("{'$add':['$n',0.5]}", "7.5")]
    [InlineData("{'$add':['$m','$n']}", "{'$decimal':'8.10'}")]
    [InlineData("{'$add':['$n',null]}", "null")]
    [InlineData("{'$add':['$n','$nothing']}", "null")]
    [InlineData("{'$add':[2147483647,1]}", "2147483648")]
    [InlineData("{'$add':[{'$long':'9223372036854775807'},1]}", "9223372036854775808.0")]
    [InlineData("{'$add':['$when',60000]}", "{'$date':'2026-03-29T00:31:15.250Z'}")]
    [InlineData("{'$subtract':['$when',{'$date':'2026-03-29T00:30:15.000Z'}]}", "{'$long':250}")]
    [InlineData("{'$subtract':['$n',10]}", "-3")]
    [InlineData("{'$multiply':['$n',2,'$d']}", "35.0")]
    [InlineData("{'$divide':['$n',2]}", "3.5")]
    [InlineData("{'$divide':['$m',{'$decimal':'3'}]}", "{'$decimal':'0.3666666666666666666666666666666667'}")]
    [InlineData("{'$mod':['$n',4]}", "3")]
    [InlineData("{'$mod':[-7,4]}", "-3")]
    [InlineData("{'$mod':[7.5,2]}", "1.5")]
    [InlineData("{'$abs':-4}", "4")]
    [InlineData("{'$ceil':2.1}", "3.0")]
    [InlineData("{'$floor':-2.1}", "-3.0")]
    [InlineData("{'$round':[2.5,0]}", "2.0")]
    [InlineData("{'$round':[3.14159,2]}", "3.14")]
    [InlineData("{'$round':[1255,-1]}", "1260")]
    [InlineData("{'$trunc':[-3.99]}", "-3.0")]
    [InlineData("{'$pow':[2,10]}", "1024")]
    [InlineData("{'$pow':[2,0.5]}", "1.4142135623730951")]
    [InlineData("{'$sqrt':16}", "4.0")]
    [InlineData("{'$ln':1}", "0.0")]
    [InlineData("{'$log':[8,2]}", "3.0")]
    [InlineData("{'$bitAnd':[6,3]}", "2")]
    // Comparison, booleans, conditions.
    [InlineData("{'$eq':['$n',7.0]}", "true")]
    [InlineData("{'$cmp':['$n','$s']}", "-1")]
    [InlineData("{'$gt':['$s',1]}", "true")]
    [InlineData("{'$lt':['$nothing',null]}", "true")]
    [InlineData("{'$and':['$t',1,'x']}", "true")]
    [InlineData("{'$and':[]}", "true")]
    [InlineData("{'$or':[0,null,'$nothing']}", "false")]
    [InlineData("{'$not':['$z']}", "true")]
    [InlineData("{'$cond':['$t','yes','no']}", "'yes'")]
    [InlineData("{'$cond':{'if':0,'then':'yes','else':'no'}}", "'no'")]
    [InlineData("{'$cond':['$t',1,{'$divide':[1,0]}]}", "1")]
    [InlineData("{'$ifNull':['$z','$nothing',5]}", "5")]
    [InlineData("{'$switch':{'branches':[{'case':false,'then':1},{'case':true,'then':2}],'default':3}}", "2")]
    // Text.
    [InlineData("{'$concat':['a','b','c']}", "'abc'")]
    [InlineData("{'$concat':['a','$z']}", "null")]
    [InlineData("{'$toUpper':'abc'}", "'ABC'")]
    [InlineData("{'$toLower':'$z'}", "''")]
    [InlineData("{'$strLenCP':'$s'}", "5")]
    [InlineData("{'$strLenBytes':'$s'}", "7")]
    [InlineData("{'$substrCP':['$s',2,2]}", "'üß'")]
    [InlineData("{'$substrBytes':['hello',1,3]}", "'ell'")]
    [InlineData("{'$indexOfCP':['$s','ß']}", "3")]
    [InlineData("{'$indexOfBytes':['$s','ß']}", "4")]
    [InlineData("{'$split':['a,b,,c',',']}", "['a','b','','c']")]
    [InlineData("{'$trim':{'input':'  x \\t'}}", "'x'")]
    [InlineData("{'$ltrim':{'input':'xxaxx','chars':'x'}}", "'axx'")]
    [InlineData("{'$replaceAll':{'input':'aXbX','find':'X','replacement':'-'}}", "'a-b-'")]
    [InlineData("{'$replaceOne':{'input':'aXbX','find':'X','replacement':'-'}}", "'a-bX'")]
    [InlineData("{'$regexMatch':{'input':'$s','regex':'^gr','options':'i'}}", "true")]
    [InlineData("{'$regexFind':{'input':'äbc12','regex':'([0-9])([0-9])'}}", "{'match':'12','idx':3,'captures':['1','2']}")]
    [InlineData("{'$strcasecmp':['ABC','abd']}", "-1")]
    // Arrays.
    [InlineData("{'$size':'$arr'}", "3")]
    [InlineData("{'$arrayElemAt':['$arr',-1]}", "2")]
    [InlineData("{'$arrayElemAt':['$arr',9]}", null)]
    [InlineData("{'$first':'$arr'}", "3")]
    [InlineData("{'$last':'$arr'}", "2")]
    [InlineData("{'$in':[1,'$arr']}", "true")]
    [InlineData("{'$concatArrays':['$arr',[9]]}", "[3,1,2,9]")]
    [InlineData("{'$slice':['$arr',-2]}", "[1,2]")]
    [InlineData("{'$slice':['$arr',1,1]}", "[1]")]
    [InlineData("{'$reverseArray':'$arr'}", "[2,1,3]")]
    [InlineData("{'$range':[0,10,4]}", "[0,4,8]")]
    [InlineData("{'$range':[3,0,-1]}", "[3,2,1]")]
    [InlineData("{'$indexOfArray':['$arr',2]}", "2")]
    [InlineData("{'$sortArray':{'input':'$arr','sortBy':1}}", "[1,2,3]")]
    [InlineData("{'$sortArray':{'input':'$docs','sortBy':{'x':-1}}}", "[{'x':2},{'x':1,'y':'a'},{'y':'b'}]")]
    [InlineData("{'$zip':{'inputs':[[1,2],['a']],'useLongestLength':true,'defaults':[0,'-']}}", "[[1,'a'],[2,'-']]")]
    [InlineData("{'$map':{'input':'$arr','as':'v','in':{'$multiply':['$$v',2]}}}", "[6,2,4]")]
    [InlineData("{'$filter':{'input':'$arr','cond':{'$gt':['$$this',1]}}}", "[3,2]")]
    [InlineData("{'$reduce':{'input':'$arr','initialValue':0,'in':{'$add':['$$value','$$this']}}}", "6")]
    [InlineData("{'$isArray':'$arr'}", "true")]
    [InlineData("{'$maxN':{'input':'$arr','n':2}}", "[3,2]")]
    [InlineData("{'$setUnion':[[1,2],[2,3]]}", "[1,2,3]")]
    [InlineData("{'$setIntersection':[[1,2,2],[2,3]]}", "[2]")]
    [InlineData("{'$setDifference':[[1,2],[2]]}", "[1]")]
    [InlineData("{'$setEquals':[[1,2],[2,1,1]]}", "true")]
    [InlineData("{'$setIsSubset':[[1],[2,1]]}", "true")]
    [InlineData("{'$anyElementTrue':[[0,false]]}", "false")]
    [InlineData("{'$sum':'$arr'}", "6")]
    [InlineData("{'$sum':['$n','$l']}", "{'$long':12}")]
    [InlineData("{'$avg':'$arr'}", "2.0")]
    [InlineData("{'$max':['$n','$s']}", "'Grüße'")]
    [InlineData("{'$median':{'input':[1,2,3,4],'method':'approximate'}}", "2.0")]
    // Objects.
    [InlineData("{'$mergeObjects':['$o.p',{'x':1},null]}", "{'q':1,'x':1}")]
    [InlineData("{'$objectToArray':'$o.p'}", "[{'k':'q','v':1}]")]
    [InlineData("{'$arrayToObject':[[['a',1],['b',2]]]}", "{'a':1,'b':2}")]
    [InlineData("{'$arrayToObject':{'$literal':[{'k':'a','v':1}]}}", "{'a':1}")]
    [InlineData("{'$getField':'n'}", "7")]
    [InlineData("{'$getField':{'field':'q','input':'$o.p'}}", "1")]
    [InlineData("{'$setField':{'field':'a.b','input':'$o.p','value':2}}", "{'q':1,'a.b':2}")]
    [InlineData("{'$unsetField':{'field':'q','input':'$o.p'}}", "{}")]
    // Types.
    [InlineData("{'$type':'$when'}", "'date'")]
    [InlineData("{'$type':'$nothing'}", "'missing'")]
    [InlineData("{'$isNumber':'$m'}", "true")]
    [InlineData("{'$toInt':'12'}", "12")]
    [InlineData("{'$toInt':3.9}", "3")]
    [InlineData("{'$toLong':'$when'}", "{'$long':1774744215250}")]
    [InlineData("{'$toDouble':'1.5'}", "1.5")]
    [InlineData("{'$toDecimal':0.1}", "{'$decimal':'0.1'}")]
    [InlineData("{'$toBool':'false'}", "true")]
    [InlineData("{'$toString':'$when'}", "'2026-03-29T00:30:15.250Z'")]
    [InlineData("{'$toString':2.5}", "'2.5'")]
    [InlineData("{'$toString':'$id'}", "'5f5e1000a1b2c3d4e5f60718'")]
    [InlineData("{'$toDate':'2026-01-01T01:00:00+01:00'}", "{'$date':'2026-01-01T00:00:00Z'}")]
    [InlineData("{'$toDate':{'$long':0}}", "{'$date':'1970-01-01T00:00:00Z'}")]
    [InlineData("{'$convert':{'input':'x','to':'int','onError':-1}}", "-1")]
    [InlineData("{'$convert':{'input':'$z','to':'int','onNull':0}}", "0")]
    // Dates; clocks in Berlin go forward at 01:00 UTC of that day.
    [InlineData("{'$year':'$when'}", "2026")]
    [InlineData("{'$hour':{'date':'$when','timezone':'Europe/Berlin'}}", "1")]
    [InlineData("{'$hour':{'date':'$when','timezone':'+05:30'}}", "6")]
    [InlineData("{'$dayOfWeek':'$when'}", "1")]
    [InlineData("{'$isoDayOfWeek':'$when'}", "7")]
    [InlineData("{'$isoWeek':'$when'}", "13")]
    [InlineData("{'$week':'$when'}", "13")]
    [InlineData("{'$dayOfYear':'$when'}", "88")]
    [InlineData("{'$millisecond':'$when'}", "250")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'hour'}}", "{'$date':'2026-03-29T00:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'minute','binSize':20}}", "{'$date':'2026-03-29T00:20:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'day','timezone':'Europe/Berlin'}}", "{'$date':'2026-03-28T23:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':{'$date':'2026-03-29T20:00:00Z'},'unit':'day','timezone':'Europe/Berlin'}}", "{'$date':'2026-03-28T23:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':{'$date':'2026-03-29T23:00:00Z'},'unit':'day','timezone':'Europe/Berlin'}}", "{'$date':'2026-03-29T22:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'hour','timezone':'Asia/Kolkata'}}", "{'$date':'2026-03-29T00:30:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'week','startOfWeek':'monday'}}", "{'$date':'2026-03-23T00:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'month','timezone':'America/New_York'}}", "{'$date':'2026-03-01T05:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'quarter'}}", "{'$date':'2026-01-01T00:00:00Z'}")]
    [InlineData("{'$dateTrunc':{'date':'$when','unit':'year'}}", "{'$date':'2026-01-01T00:00:00Z'}")]
    [InlineData("{'$dateAdd':{'startDate':'$when','unit':'day','amount':1,'timezone':'Europe/Berlin'}}", "{'$date':'2026-03-29T23:30:15.250Z'}")]
    [InlineData("{'$dateAdd':{'startDate':'$when','unit':'hour','amount':24,'timezone':'Europe/Berlin'}}", "{'$date':'2026-03-30T00:30:15.250Z'}")]
    [InlineData("{'$dateAdd':{'startDate':{'$date':'2026-01-31T00:00:00Z'},'unit':'month','amount':1}}", "{'$date':'2026-02-28T00:00:00Z'}")]
    [InlineData("{'$dateSubtract':{'startDate':'$when','unit':'second','amount':15}}", "{'$date':'2026-03-29T00:30:00.250Z'}")]
    [InlineData("{'$dateDiff':{'startDate':{'$date':'2026-03-28T23:30:00Z'},'endDate':'$when','unit':'day'}}", "{'$long':1}")]
    [InlineData("{'$dateDiff':{'startDate':{'$date':'2026-03-28T23:30:00Z'},'endDate':'$when','unit':'day','timezone':'Europe/Berlin'}}", "{'$long':0}")]
    [InlineData("{'$dateDiff':{'startDate':{'$date':'2025-12-31T00:00:00Z'},'endDate':'$when','unit':'month'}}", "{'$long':3}")]
    [InlineData("{'$dateDiff':{'startDate':{'$date':'2026-03-29T00:00:00Z'},'endDate':'$when','unit':'minute'}}", "{'$long':30}")]
    [InlineData("{'$dateToString':{'date':'$when'}}", "'2026-03-29T00:30:15.250Z'")]
    [InlineData("{'$dateToString':{'date':'$when','format':'%d.%m.%Y %H:%M %z (%j, %V, %u)','timezone':'Europe/Berlin'}}", "'29.03.2026 01:30 +0100 (088, 13, 7)'")]
    [InlineData("{'$dateFromString':{'dateString':'29.03.2026 01:30','format':'%d.%m.%Y %H:%M','timezone':'Europe/Berlin'}}", "{'$date':'2026-03-29T00:30:00Z'}")]
    [InlineData("{'$dateFromString':{'dateString':'nonsense','onError':0}}", "0")]
    [InlineData("{'$dateFromParts':{'year':2026,'month':14}}", "{'$date':'2027-02-01T00:00:00Z'}")]
    [InlineData("{'$dateFromParts':{'isoWeekYear':2026,'isoWeek':13,'isoDayOfWeek':7}}", "{'$date':'2026-03-29T00:00:00Z'}")]
    [InlineData("{'$dateToParts':{'date':'$when','timezone':'Europe/Berlin'}}", "{'year':2026,'month':3,'day':29,'hour':1,'minute':30,'second':15,'millisecond':250}")]
    public void Evaluate_Case_AsMongoDB(string expression, string? expected)
    {
        var parser = new ExpressionParser(new VariableTable());
        var compiled = parser.Parse(Json.Value(expression));
        var raw = new Row(Json.Document(Document).ToBson());
        var scope = new Scope(0, Setting.NowUtc, new Random(1)) { Root = raw };

        var result = compiled.Evaluate(scope);
        scope.Root = new Row(Json.Document(Document));
        var fromObjects = compiled.Evaluate(scope);

        Assert.Equal(Wrap(expected is null ? null : Json.Value(expected)), Wrap(result));
        Assert.Equal(Wrap(result), Wrap(fromObjects));
    }

    [Theory]
    [InlineData("{'$add':['$s',1]}", 16554)]
    [InlineData("{'$divide':[1,0]}", 2)]
    [InlineData("{'$nothing':1}", 168)]
    [InlineData("{'$size':5}", 17124)]
    [InlineData("{'$in':[1,2]}", 40081)]
    [InlineData("{'$toInt':'x'}", 241)]
    [InlineData("'$$nothing'", 17276)]
    [InlineData("'$'", 16872)]
    [InlineData("'$a..b'", 15998)]
    [InlineData("{'$subtract':[1]}", 16020)]
    [InlineData("{'$map':{'input':[1]}}", 9)]
    [InlineData("{'$add':[1],'$b':2}", 15983)]
    [InlineData("{'$hour':{'date':'$when','timezone':'Nowhere/Town'}}", 40485)]
    [InlineData("{'$concat':[1]}", 16702)]
    [InlineData("{'$switch':{'branches':[{'case':false,'then':1}]}}", 40066)]
    public void Evaluate_NotPossible_RefusesWithTheCodeOfMongoDB(string expression, int code)
    {
        var refusal = Assert.Throws<QueryException>(() => new ExpressionParser(new VariableTable()).Parse(Json.Value(expression))
            .Evaluate(new Scope(0, Setting.NowUtc, new Random(1)) { Root = new Row(Json.Document(Document)) }));

        Assert.Equal(code, refusal.Code);
    }

    // Bytes tell int32 from int64, which equality of values does not.
    private static byte[] Wrap(BsonValue? value) => (value is null ? new BsonDocument() : new BsonDocument("v", value)).ToBson();
}
