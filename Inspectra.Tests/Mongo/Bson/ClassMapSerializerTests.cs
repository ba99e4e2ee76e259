using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Attributes;

namespace Inspectra.Tests.Mongo.Bson;

public sealed class ClassMapSerializerTests
{
    private static readonly DateTime s_noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Deserialize_RecordOfManyShapes_EqualsWhatWasSerialized()
    {
        var original = Sample();

        var copy = BsonSerializer.Deserialize<Shapes>(original.ToBson());

        Assert.Equal(original.ToBsonDocument(), copy.ToBsonDocument());
        Assert.Equal((original.Id, original.Price, original.Offset, original.Inner), (copy.Id, copy.Price, copy.Offset, copy.Inner));
        Assert.Equal(original.ByName, copy.ByName);
        Assert.Equal(original.Inners, copy.Inners);
    }

    [Fact]
    public void ToBsonDocument_NestedId_LeadsTheDocument()
    {
        var document = Sample().ToBsonDocument();

        Assert.Equal("_id", document.Names.First());
        Assert.Equal(["w", "t", "e"], document["_id"].AsBsonDocument.Names);
        Assert.Equal("Second", document["kind"].AsString);
        Assert.False(document.Contains("note"));
    }

    [Fact]
    public void TryGetMemberSerializationInfo_MemberOfNestedId_NamesItsElement()
    {
        var serializer = (IBsonDocumentSerializer)BsonSerializer.LookupSerializer<Shapes>();

        Assert.True(serializer.TryGetMemberSerializationInfo(nameof(Shapes.Id), out var id));
        Assert.True(((IBsonDocumentSerializer)id.Serializer).TryGetMemberSerializationInfo(nameof(ShapeId.Workspace), out var workspace));
        Assert.Equal(("_id", "w"), (id.ElementName, workspace.ElementName));
    }

    [Fact]
    public void Deserialize_UnknownElement_NamesIt()
    {
        var bytes = new BsonDocument { { "Name", "a" }, { "surprise", 1 } }.ToBson();

        var refusal = Assert.Throws<FormatException>(() => BsonSerializer.Deserialize<Plain>(bytes));

        Assert.Contains("surprise", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_MissingAndNull_KeepInitialAndTakeNull()
    {
        var value = BsonSerializer.Deserialize<Plain>(new BsonDocument { { "Note", BsonNull.Value } }.ToBson());

        Assert.Equal("initial", value.Name);
        Assert.Null(value.Note);
    }

    private static Shapes Sample() => new()
    {
        Id = new ShapeId(ObjectId.Parse("64b7f0a1c2d3e4f5a6b7c8d9"), s_noon, "run-1"),
        Count = long.MaxValue,
        Price = 12.340m,
        Ratio = 0.1,
        Kind = Kind.Second,
        MaybeKind = Kind.First,
        Maybe = 7,
        Tags = ["a", "ä", ""],
        Numbers = [1, 2, 3],
        ByName = new Dictionary<string, Inner> { ["x"] = new("one", 1), ["y.z"] = new("two", null) },
        Set = ["p", "q"],
        Bytes = [1, 2, 255],
        Extra = new BsonDocument("k", new BsonArray { 1, "two", BsonNull.Value }),
        Span = TimeSpan.FromSeconds(90),
        Offset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5)),
        Key = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        Inner = new Inner("nested", 5),
        Inners = [new Inner("a", null), new Inner("b", 2)],
        IsOn = true,
        Anything = "text",
    };

    public enum Kind
    {
        None,
        First,
        Second,
    }

    public sealed record ShapeId(
        [property: BsonElement("w")] ObjectId Workspace,
        [property: BsonElement("t")] DateTime StartedUtc,
        [property: BsonElement("e")] string ExecutionId);

    public sealed record Inner(string Name, int? Value);

    public sealed record Shapes
    {
        [BsonElement("count")] public required long Count { get; init; }
        [BsonId] public required ShapeId Id { get; init; }
        [BsonElement("price")] public required decimal Price { get; init; }
        [BsonElement("ratio")] public double Ratio { get; init; }
        [BsonElement("kind"), BsonRepresentation(BsonType.String)] public Kind Kind { get; init; }
        [BsonElement("maybeKind"), BsonRepresentation(BsonType.String)] public Kind? MaybeKind { get; init; }
        [BsonElement("maybe")] public int? Maybe { get; init; }
        [BsonElement("note"), BsonIgnoreIfNull] public string? Note { get; init; }
        [BsonElement("tags")] public required IReadOnlyList<string> Tags { get; init; }
        [BsonElement("numbers")] public required int[] Numbers { get; init; }
        [BsonElement("byName")] public required Dictionary<string, Inner> ByName { get; init; }
        [BsonElement("set")] public required HashSet<string> Set { get; init; }
        [BsonElement("bytes")] public required byte[] Bytes { get; init; }
        [BsonElement("extra")] public required BsonDocument Extra { get; init; }
        [BsonElement("span")] public TimeSpan Span { get; init; }
        [BsonElement("offset")] public DateTimeOffset Offset { get; init; }
        [BsonElement("key"), BsonGuidRepresentation(GuidRepresentation.Standard)] public Guid Key { get; init; }
        [BsonElement("inner")] public Inner? Inner { get; init; }
        [BsonElement("inners")] public required List<Inner> Inners { get; init; }
        [BsonElement("isOn")] public bool IsOn { get; init; }
        [BsonElement("anything")] public object? Anything { get; init; }
        [BsonIgnore] public string Computed => $"never stored: {Count}";
    }

    public sealed class Plain
    {
        public string Name { get; set; } = "initial";

        public string? Note { get; set; } = "initial";
    }
}
