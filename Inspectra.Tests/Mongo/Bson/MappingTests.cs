using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.IdGenerators;

namespace Inspectra.Tests.Mongo.Bson;

public sealed class MappingTests
{
    [Fact]
    public void Deserialize_KnownSubclassInList_IsTheSubclass()
    {
        var drawing = new Drawing { Figures = [new Circle { Name = "c", Radius = 2 }, new Square { Name = "s", Side = 3 }] };

        var document = drawing.ToBsonDocument();
        var copy = BsonSerializer.Deserialize<Drawing>(document);

        Assert.Equal("Circle", document["Figures"][0]["_t"].AsString);
        Assert.Equal(2, Assert.IsType<Circle>(copy.Figures[0]).Radius);
        Assert.Equal(3, Assert.IsType<Square>(copy.Figures[1]).Side);
    }

    [Fact]
    public void Deserialize_UnknownDiscriminator_IsRefused()
    {
        var document = BsonDocument.Parse("{ Figures : [ { _t : 'System.Diagnostics.Process', Name : 'x' } ] }");

        Assert.Throws<FormatException>(() => BsonSerializer.Deserialize<Drawing>(document));
    }

    [Fact]
    public void Deserialize_ExtraElements_ArriveInTheirMemberAndAreWrittenBack()
    {
        var document = BsonDocument.Parse("{ Name : 'a', more : 1, other : { x : 'y' } }");

        var value = BsonSerializer.Deserialize<Open>(document);

        Assert.Equal(["more", "other"], value.Rest!.Names);
        Assert.Equal(document, value.ToBsonDocument());
    }

    [Fact]
    public void Deserialize_MissingElements_TakeDefaultsOrAreRefused()
    {
        var value = BsonSerializer.Deserialize<WithDefaults>(BsonDocument.Parse("{ must : 1 }"));

        Assert.Equal(("fallback", 7), (value.Name, value.Count));
        Assert.Throws<FormatException>(() => BsonSerializer.Deserialize<WithDefaults>(new BsonDocument("Name", "x")));
    }

    [Fact]
    public void Deserialize_RecordWithMissingParameters_TakesTheirDefaults()
    {
        var value = BsonSerializer.Deserialize<Positional>(new BsonDocument("Name", "a"));

        Assert.Equal(new Positional("a", null, 5), value);
    }

    [Fact]
    public void ToBsonDocument_IgnoredWhenDefaultOrNull_LeavesThemOut()
    {
        var document = new Sparse { Zero = 0, Text = null, Kept = 0 }.ToBsonDocument();

        Assert.Equal(["Kept"], document.Names);
    }

    [Fact]
    public void ToBsonDocument_RegisteredConventions_ApplyBeforeAttributes()
    {
        const string Name = nameof(ToBsonDocument_RegisteredConventions_ApplyBeforeAttributes);
        ConventionRegistry.Register(
            Name,
            new ConventionPack
            {
                new CamelCaseElementNameConvention(),
                new IgnoreExtraElementsConvention(true),
                new EnumRepresentationConvention(BsonType.String),
                new IgnoreIfNullConvention(true),
            },
            type => type == typeof(Conventional));

        var document = new Conventional { Id = ObjectId.Empty, LongName = "x", Day = DayOfWeek.Monday }.ToBsonDocument();
        ConventionRegistry.Remove(Name);

        Assert.Equal(BsonDocument.Parse("{ _id : ObjectId('000000000000000000000000'), longName : 'x', day : 'Monday' }"), document);
        Assert.Equal("y", BsonSerializer.Deserialize<Conventional>(BsonDocument.Parse("{ named : 'y', unknown : 1 }")).Renamed);
    }

    [Fact]
    public void RegisterClassMap_ByHand_IsUsed()
    {
        BsonClassMap.RegisterClassMap<ByHand>(map =>
        {
            map.MapIdMember(x => x.Key);
            map.MapMember(x => x.Amount).SetElementName("a");
            map.SetIgnoreExtraElements(true);
        });

        Assert.Equal(BsonDocument.Parse("{ _id : 'k', a : 3 }"), new ByHand { Key = "k", Amount = 3, Hidden = "h" }.ToBsonDocument());
    }

    [Fact]
    public void GetDocumentId_ObjectIdMember_OffersTheGenerator()
    {
        var provider = (IBsonIdProvider)BsonSerializer.LookupSerializer<Identified>();
        var value = new Identified();

        Assert.True(provider.GetDocumentId(value, out var id, out var type, out var generator));
        Assert.True(generator!.IsEmpty(id));
        provider.SetDocumentId(value, generator.GenerateId(null, value));

        Assert.Equal(typeof(ObjectId), type);
        Assert.IsType<ObjectIdGenerator>(generator);
        Assert.NotEqual(ObjectId.Empty, value.Id);
    }

    [Fact]
    public void ToBson_GuidWithoutRepresentation_IsRefused() =>
        Assert.Throws<BsonSerializationException>(() => new HasGuid { Key = Guid.NewGuid() }.ToBson());

    [Fact]
    public void ToBsonDocument_AnonymousAndStruct_AreMapped()
    {
        Assert.Equal(BsonDocument.Parse("{ a : 1, b : { X : 2, Y : 3 } }"), new { a = 1, b = new Point { X = 2, Y = 3 } }.ToBsonDocument());
        Assert.Equal(new Point { X = 2, Y = 3 }, BsonSerializer.Deserialize<Point>(BsonDocument.Parse("{ X : 2, Y : 3 }")));
    }

    [Fact]
    public void Deserialize_NumberThatDoesNotFit_IsRefusedUnlessAllowed()
    {
        Assert.Throws<FormatException>(() => BsonSerializer.Deserialize<Numbers>(BsonDocument.Parse("{ Strict : 1.5 }")));
        Assert.Equal(1, BsonSerializer.Deserialize<Numbers>(BsonDocument.Parse("{ Loose : 1.5 }")).Loose);
        Assert.Equal(12, BsonSerializer.Deserialize<Numbers>(BsonDocument.Parse("{ Strict : NumberLong(12) }")).Strict);
    }

    [Fact]
    public void ToJson_IndentedShell_ReadsBack()
    {
        var document = BsonDocument.Parse("{ a : ObjectId('64b7f0a1c2d3e4f5a6b7c8d9'), b : [ { c : ISODate('2026-01-02T03:04:05.678Z') }, /x\\/y/i ], d : NumberLong('9007199254740993') }");
        var settings = new MongoDB.Bson.IO.JsonWriterSettings { Indent = true, OutputMode = MongoDB.Bson.IO.JsonOutputMode.Shell };

        Assert.Equal(document, BsonDocument.Parse(document.ToJson(settings)));
        Assert.Equal("{ \"a\" : 1, \"b\" : [1, \"x\"], \"c\" : { } }", BsonDocument.Parse("{a:1,b:[1,'x'],c:{}}").ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ a : }")]
    [InlineData("{ a : 1 } x")]
    [InlineData("{ a : 01 }")]
    [InlineData("{ a : 'b }")]
    [InlineData("{ a : { $oid : 'zz' } }")]
    [InlineData("{ a : Foo(1) }")]
    public void TryParse_NoJson_IsFalse(string json) => Assert.False(BsonDocument.TryParse(json, out _));

    [BsonKnownTypes(typeof(Circle), typeof(Square))]
    public abstract class Figure
    {
        public required string Name { get; init; }
    }

    public sealed class Circle : Figure
    {
        public double Radius { get; init; }
    }

    public sealed class Square : Figure
    {
        public double Side { get; init; }
    }

    public sealed record Drawing
    {
        public required List<Figure> Figures { get; init; }
    }

    public sealed class Open
    {
        public string? Name { get; set; }

        [BsonExtraElements] public BsonDocument? Rest { get; set; }
    }

    public sealed class WithDefaults
    {
        [BsonDefaultValue("fallback")] public string? Name { get; set; }

        public int Count { get; set; } = 7;

        [BsonElement("must"), BsonRequired] public int Must { get; set; }
    }

    public sealed record Positional(string Name, string? Note, int Count = 5);

    public sealed class Sparse
    {
        [BsonIgnoreIfDefault] public int Zero { get; set; }

        [BsonIgnoreIfNull] public string? Text { get; set; }

        public int Kept { get; set; }
    }

    public sealed class Conventional
    {
        public ObjectId Id { get; set; }

        public string? LongName { get; set; }

        [BsonElement("named")] public string? Renamed { get; set; }

        public DayOfWeek? Day { get; set; }
    }

    public sealed class Identified
    {
        public ObjectId Id { get; set; }
    }

    public sealed class ByHand
    {
        public string? Key { get; set; }

        public int Amount { get; set; }

        public string? Hidden { get; set; }
    }

    public sealed class HasGuid
    {
        public Guid Key { get; set; }
    }

    public record struct Point
    {
        public int X { get; set; }

        public int Y { get; set; }
    }

    public sealed class Numbers
    {
        public int Strict { get; set; }

        [BsonRepresentation(BsonType.Double, AllowTruncation = true)] public int Loose { get; set; }
    }
}
