using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Driver;

/// <summary>A document with every shape of member that filters are written over.</summary>
public sealed record Person
{
    [BsonId] public required int Id { get; init; }

    [BsonElement("name")] public string? Name { get; init; }

    [BsonElement("age")] public int Age { get; init; }

    [BsonElement("size")] public long? Size { get; init; }

    [BsonElement("active")] public bool IsActive { get; init; }

    [BsonElement("kind")] [BsonRepresentation(BsonType.String)] public PersonKind Kind { get; init; }

    [BsonElement("rank")] public PersonKind Rank { get; init; }

    [BsonElement("bornUtc")] public DateTime BornUtc { get; init; }

    [BsonElement("home")] public Address? Home { get; init; }

    [BsonElement("tags")] public IReadOnlyList<string> Tags { get; init; } = [];

    [BsonElement("places")] public List<Address> Places { get; init; } = [];

    [BsonElement("score")] public Dictionary<string, int> Score { get; init; } = [];
}

/// <summary>A part of <see cref="Person"/>.</summary>
public sealed record Address
{
    [BsonElement("city")] public string? City { get; init; }

    [BsonElement("zip")] public int Zip { get; init; }
}

/// <summary>Stored by name in one member of <see cref="Person"/> and by number in another.</summary>
public enum PersonKind
{
    Guest,
    Member,
    Owner,
}
