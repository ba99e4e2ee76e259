using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Tests.Mongo.Driver;

// The expressions are translated, not run: they stand for what callers write, whatever the rules say about comparing texts.
#pragma warning disable CA1304, CA1307, CA1309, CA1310, CA1311, CA1826, CA1829, CA1847, CA1860, CA1862, CA1866

public sealed class PredicateTranslationTests
{
    private static readonly string[] Names = ["ann", "bob"];
    private static readonly List<int> Ages = [7, 8];

    public static TheoryData<string, Expression<Func<Person, bool>>, string> Cases()
    {
        var captured = 41;
        var kind = PersonKind.Owner;
        var none = (string?)null;
        var home = new Address { City = "Rome", Zip = 1 };
        return new TheoryData<string, Expression<Func<Person, bool>>, string>
        {
            { "equal", p => p.Age == 5, "{ age: 5 }" },
            { "id", p => p.Id == 5, "{ _id: 5 }" },
            { "captured", p => p.Age == captured + 1, "{ age: 42 }" },
            { "mirrored", p => 5 < p.Age, "{ age: { $gt: 5 } }" },
            { "not equal", p => p.Name != "x", "{ name: { $ne: 'x' } }" },
            { "null", p => p.Name == none, "{ name: null }" },
            { "nullable lifted", p => p.Size > 5, "{ size: { $gt: NumberLong(5) } }" },
            { "nullable value", p => p.Size!.Value == 5, "{ size: NumberLong(5) }" },
            { "nullable has value", p => p.Size.HasValue, "{ size: { $ne: null } }" },
            { "nullable has no value", p => !p.Size.HasValue, "{ size: null }" },
            { "range", p => p.Age >= 5 && p.Age < 9, "{ age: { $gte: 5, $lt: 9 } }" },
            { "two fields", p => p.Age == 5 && p.Name == "x", "{ age: 5, name: 'x' }" },
            { "same field twice", p => p.Age == 5 && p.Age == 6, "{ $and: [{ age: 5 }, { age: 6 }] }" },
            { "three conflicting", p => p.Age == 5 && p.Age == 6 && p.Age == 7, "{ $and: [{ age: 5 }, { age: 6 }, { age: 7 }] }" },
            { "or", p => p.Age == 5 || p.Name == "x" || p.Name == "y", "{ $or: [{ age: 5 }, { name: 'x' }, { name: 'y' }] }" },
            { "not or", p => !(p.Age == 5 || p.Name == "x"), "{ $nor: [{ age: 5 }, { name: 'x' }] }" },
            { "not greater", p => !(p.Age > 5), "{ age: { $not: { $gt: 5 } } }" },
            { "not equal inverted", p => !(p.Age == 5), "{ age: { $ne: 5 } }" },
            { "boolean", p => p.IsActive, "{ active: true }" },
            { "not boolean", p => !p.IsActive, "{ active: { $ne: true } }" },
            { "boolean compared", p => p.IsActive == false, "{ active: false }" },
            { "enum by name", p => p.Kind == PersonKind.Member, "{ kind: 'Member' }" },
            { "enum captured", p => p.Kind == kind, "{ kind: 'Owner' }" },
            { "enum by number", p => p.Rank >= PersonKind.Member, "{ rank: { $gte: 1 } }" },
            { "nested", p => p.Home!.City == "Rome", "{ 'home.city': 'Rome' }" },
            { "nested document", p => p.Home == home, "{ home: { city: 'Rome', zip: 1 } }" },
            { "list contains", p => Ages.Contains(p.Age), "{ age: { $in: [7, 8] } }" },
            { "array contains", p => Names.Contains(p.Name), "{ name: { $in: ['ann', 'bob'] } }" },
            { "not contained", p => !Names.Contains(p.Name), "{ name: { $nin: ['ann', 'bob'] } }" },
            { "enum list contains", p => new[] { PersonKind.Guest }.Contains(p.Kind), "{ kind: { $in: ['Guest'] } }" },
            { "field contains", p => p.Tags.Contains("a"), "{ tags: 'a' }" },
            { "field does not contain", p => !p.Tags.Contains("a"), "{ tags: { $ne: 'a' } }" },
            { "any", p => p.Tags.Any(), "{ tags: { $ne: null, $not: { $size: 0 } } }" },
            { "any equal", p => p.Tags.Any(t => t == "a"), "{ tags: { $elemMatch: { $eq: 'a' } } }" },
            { "any in list", p => p.Tags.Any(t => Names.Contains(t)), "{ tags: { $elemMatch: { $in: ['ann', 'bob'] } } }" },
            { "any starting", p => p.Tags.Any(t => t.StartsWith("a")), "{ tags: { $elemMatch: { $regex: /^a/s } } }" },
            { "any document", p => p.Places.Any(a => a.City == "Rome" && a.Zip > 5), "{ places: { $elemMatch: { city: 'Rome', zip: { $gt: 5 } } } }" },
            { "all documents", p => p.Places.All(a => a.Zip > 5), "{ places: { $not: { $elemMatch: { zip: { $not: { $gt: 5 } } } } } }" },
            { "count", p => p.Places.Count == 2, "{ places: { $size: 2 } }" },
            { "enumerable count", p => p.Tags.Count() != 2, "{ tags: { $not: { $size: 2 } } }" },
            { "element", p => p.Tags[1] == "a", "{ 'tags.1': 'a' }" },
            { "element member", p => p.Places[0].City == "Rome", "{ 'places.0.city': 'Rome' }" },
            { "dictionary", p => p.Score["go"] > 3, "{ 'score.go': { $gt: 3 } }" },
            { "dictionary key", p => p.Score.ContainsKey("go"), "{ 'score.go': { $exists: true } }" },
            { "starts with", p => p.Name!.StartsWith("a.b"), @"{ name: /^a\.b/s }" },
            { "ends with", p => p.Name!.EndsWith("z"), "{ name: /z$/s }" },
            { "contains text", p => p.Name!.Contains("(x)"), @"{ name: /\(x\)/s }" },
            { "contains text without case", p => p.Name!.Contains("x", StringComparison.OrdinalIgnoreCase), "{ name: /x/is }" },
            { "lower contains", p => p.Name!.ToLower().Contains("x"), "{ name: /x/is }" },
            { "null or empty", p => string.IsNullOrEmpty(p.Name), "{ name: { $in: [null, ''] } }" },
            { "equals method", p => p.Name!.Equals("x"), "{ name: 'x' }" },
            { "equals without case", p => p.Name!.Equals("x.", StringComparison.OrdinalIgnoreCase), @"{ name: /^x\.$/i }" },
            { "compare to", p => p.Name!.CompareTo("m") < 0, "{ name: { $lt: 'm' } }" },
            { "modulo", p => p.Age % 3 == 1, "{ age: { $mod: [3, 1] } }" },
            { "time", p => p.BornUtc < DateTime.UnixEpoch, "{ bornUtc: { $lt: ISODate('1970-01-01T00:00:00Z') } }" },
            { "two members", p => p.Age == p.Id, "{ $expr: { $eq: ['$age', '$_id'] } }" },
            { "everything", _ => true, "{ }" },
            { "nothing", _ => false, "{ $nor: [{ }] }" },
        };
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_Predicate_BecomesFilter(string name, Expression<Func<Person, bool>> predicate, string expected)
    {
        var filter = Render(predicate);

        Assert.True(BsonDocument.Parse(expected) == filter, $"{name}: {filter}");
    }

    [Fact]
    public void Render_CallWithoutCounterpart_ThrowsWithItsName()
    {
        var failure = Assert.Throws<NotSupportedException>(() => Render(p => p.Name!.PadLeft(3) == "x"));

        Assert.Contains("PadLeft", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MutableListChangedLater_SeesTheChange()
    {
        var list = new List<int> { 1 };
        Expression<Func<Person, bool>> predicate = p => list.Contains(p.Age);
        list.Add(2);

        Assert.Equal(BsonDocument.Parse("{ age: { $in: [1, 2] } }"), Render(predicate));
    }

    internal static BsonDocument Render(FilterDefinition<Person> filter) => filter.Render(Args);

    private static BsonDocument Render(Expression<Func<Person, bool>> predicate) => Render((FilterDefinition<Person>)predicate);

    internal static RenderArgs<Person> Args => new(BsonSerializer.LookupSerializer<Person>(), BsonSerializer.SerializerRegistry);
}
