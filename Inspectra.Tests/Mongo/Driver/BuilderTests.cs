using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

public sealed class BuilderTests
{
    private static FilterDefinitionBuilder<Person> F => Builders<Person>.Filter;

    private static UpdateDefinitionBuilder<Person> U => Builders<Person>.Update;

    public static TheoryData<string, FilterDefinition<Person>, string> Filters() => new()
    {
        { "eq", F.Eq(p => p.Age, 3), "{ age: 3 }" },
        { "eq by name", F.Eq("age", 3), "{ age: 3 }" },
        { "eq by member name", F.Eq("Home.City", "Rome"), "{ 'home.city': 'Rome' }" },
        { "eq enum", F.Eq(p => p.Kind, PersonKind.Owner), "{ kind: 'Owner' }" },
        { "eq null", F.Eq(p => p.Name, null), "{ name: null }" },
        { "ne", F.Ne(p => p.Age, 3), "{ age: { $ne: 3 } }" },
        { "range merged", F.Gte(p => p.Age, 3) & F.Lt(p => p.Age, 9), "{ age: { $gte: 3, $lt: 9 } }" },
        { "in", F.In(p => p.Age, [1, 2]), "{ age: { $in: [1, 2] } }" },
        { "nin", F.Nin(p => p.Kind, [PersonKind.Guest]), "{ kind: { $nin: ['Guest'] } }" },
        { "or", F.Eq(p => p.Age, 1) | F.Eq(p => p.Age, 2), "{ $or: [{ age: 1 }, { age: 2 }] }" },
        { "not", !F.Gt(p => p.Age, 2), "{ age: { $not: { $gt: 2 } } }" },
        { "and of nothing", F.And(), "{ }" },
        { "and with empty", F.And(F.Empty, F.Eq(p => p.Age, 1)), "{ age: 1 }" },
        { "exists", F.Exists(p => p.Home!.City, false), "{ 'home.city': { $exists: false } }" },
        { "type", F.Type(p => p.Age, BsonType.Int32), "{ age: { $type: 16 } }" },
        { "regex", F.Regex(p => p.Name, new BsonRegularExpression("^a", "i")), "{ name: /^a/i }" },
        { "any eq", F.AnyEq(p => p.Tags, "a"), "{ tags: 'a' }" },
        { "any in", F.AnyIn(p => p.Tags, ["a", "b"]), "{ tags: { $in: ['a', 'b'] } }" },
        { "all", F.All(p => p.Tags, ["a", "b"]), "{ tags: { $all: ['a', 'b'] } }" },
        { "size", F.Size(p => p.Tags, 2), "{ tags: { $size: 2 } }" },
        { "size greater", F.SizeGt(p => p.Tags, 2), "{ 'tags.2': { $exists: true } }" },
        { "elem match", F.ElemMatch(p => p.Places, a => a.City == "Rome"), "{ places: { $elemMatch: { city: 'Rome' } } }" },
        { "where", F.Where(p => p.Age == 1), "{ age: 1 }" },
        { "json", "{ a: 1 }", "{ a: 1 }" },
        { "document", new BsonDocument("a", 1), "{ a: 1 }" },
    };

    public static TheoryData<string, UpdateDefinition<Person>, string> Updates() => new()
    {
        { "set", U.Set(p => p.Name, "x"), "{ $set: { name: 'x' } }" },
        { "set by name", U.Set("a.b", 1), "{ $set: { 'a.b': 1 } }" },
        { "set enum", U.Set(p => p.Kind, PersonKind.Member), "{ $set: { kind: 'Member' } }" },
        { "set null", U.Set(p => p.Name, null), "{ $set: { name: null } }" },
        { "set several", U.Set(p => p.Name, "x").Set(p => p.Age, 2).Inc(p => p.Age, 1), "{ $set: { name: 'x', age: 2 }, $inc: { age: 1 } }" },
        { "set twice", U.Set(p => p.Age, 1).Set(p => p.Age, 2), "{ $set: { age: 2 } }" },
        { "unset", U.Unset(p => p.Home), "{ $unset: { home: 1 } }" },
        { "set on insert", U.SetOnInsert(p => p.Age, 1), "{ $setOnInsert: { age: 1 } }" },
        { "mul min max", U.Mul(p => p.Age, 2).Min(p => p.Size, 3L).Max(p => p.Size, 4L), "{ $mul: { age: 2 }, $min: { size: NumberLong(3) }, $max: { size: NumberLong(4) } }" },
        { "push", U.Push(p => p.Tags, "a"), "{ $push: { tags: 'a' } }" },
        { "push each", U.PushEach(p => p.Tags, ["a", "b"], slice: -5, position: 0), "{ $push: { tags: { $each: ['a', 'b'], $slice: -5, $position: 0 } } }" },
        { "push document", U.Push(p => p.Places, new Address { City = "Rome", Zip = 1 }), "{ $push: { places: { city: 'Rome', zip: 1 } } }" },
        { "add to set", U.AddToSet(p => p.Tags, "a"), "{ $addToSet: { tags: 'a' } }" },
        { "add each to set", U.AddToSetEach(p => p.Tags, ["a"]), "{ $addToSet: { tags: { $each: ['a'] } } }" },
        { "pull", U.Pull(p => p.Tags, "a"), "{ $pull: { tags: 'a' } }" },
        { "pull all", U.PullAll(p => p.Tags, ["a"]), "{ $pullAll: { tags: ['a'] } }" },
        { "pull filter", U.PullFilter(p => p.Places, a => a.Zip < 3), "{ $pull: { places: { zip: { $lt: 3 } } } }" },
        { "pop", U.PopFirst(p => p.Tags), "{ $pop: { tags: -1 } }" },
        { "rename", U.Rename("a", "b"), "{ $rename: { a: 'b' } }" },
        { "current date", U.CurrentDate(p => p.BornUtc), "{ $currentDate: { bornUtc: true } }" },
        { "bit or", U.BitwiseOr(p => p.Age, 4), "{ $bit: { age: { or: 4 } } }" },
        { "positional", U.Set(p => p.Places[-1].City, "x"), "{ $set: { 'places.$.city': 'x' } }" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Render_Filter_BecomesDocument(string name, FilterDefinition<Person> filter, string expected)
    {
        var rendered = filter.Render(PredicateTranslationTests.Args);

        Assert.True(BsonDocument.Parse(expected) == rendered, $"{name}: {rendered}");
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Render_Update_BecomesDocument(string name, UpdateDefinition<Person> update, string expected)
    {
        var rendered = update.Render(PredicateTranslationTests.Args);

        Assert.True(BsonDocument.Parse(expected) == rendered, $"{name}: {rendered}");
    }

    [Fact]
    public void Render_SortOverSeveralFields_KeepsTheirOrder()
    {
        var sort = Builders<Person>.Sort.Descending(p => p.BornUtc).Ascending(p => p.Home!.City);

        Assert.Equal(BsonDocument.Parse("{ bornUtc: -1, 'home.city': 1 }"), sort.Render(PredicateTranslationTests.Args));
    }

    [Fact]
    public void Render_Projection_NamesFields()
    {
        var projection = Builders<Person>.Projection.Include(p => p.Name).Include("Home.City").Exclude(p => p.Id);

        Assert.Equal(BsonDocument.Parse("{ name: 1, 'home.city': 1, _id: 0 }"), projection.Render(PredicateTranslationTests.Args));
    }

    [Fact]
    public void Render_LambdaProjection_AsksForTheFieldsItReads()
    {
        var projection = Builders<Person>.Projection.Expression(p => new { p.Name, Where = p.Home!.City + p.Home.Zip, p.Places[0].City });

        var rendered = projection.Render(PredicateTranslationTests.Args).Document;

        Assert.Equal(BsonDocument.Parse("{ 'home.city': 1, 'home.zip': 1, name: 1, places: 1, _id: 0 }"), rendered);
    }

    [Fact]
    public void Render_LambdaProjectionOfTheWholeDocument_AsksForEverything() =>
        Assert.Null(Builders<Person>.Projection.Expression(p => p.ToString()).Render(PredicateTranslationTests.Args).Document);
}
