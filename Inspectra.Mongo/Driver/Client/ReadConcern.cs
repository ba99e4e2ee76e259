using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>How settled a read must be.</summary>
public sealed class ReadConcern : IEquatable<ReadConcern>
{
    public ReadConcern(Optional<ReadConcernLevel?> level = default)
    {
        Level = level.WithDefault(null);
    }

    public static ReadConcern Available { get; } = new(ReadConcernLevel.Available);

    public static ReadConcern Default { get; } = new();

    public static ReadConcern Linearizable { get; } = new(ReadConcernLevel.Linearizable);

    public static ReadConcern Local { get; } = new(ReadConcernLevel.Local);

    public static ReadConcern Majority { get; } = new(ReadConcernLevel.Majority);

    public static ReadConcern Snapshot { get; } = new(ReadConcernLevel.Snapshot);

    public bool IsServerDefault => Level is null;

    public ReadConcernLevel? Level { get; }

    public bool Equals(ReadConcern? other) => other is not null && Level == other.Level;

    public override bool Equals(object? obj) => Equals(obj as ReadConcern);

    public override int GetHashCode() => Level.GetHashCode();

    /// <returns><c>{ level: … }</c>; empty when the server's default holds.</returns>
    public BsonDocument ToBsonDocument() => Level switch
    {
        null => new BsonDocument(),
        ReadConcernLevel.Available => new BsonDocument("level", "available"),
        ReadConcernLevel.Linearizable => new BsonDocument("level", "linearizable"),
        ReadConcernLevel.Local => new BsonDocument("level", "local"),
        ReadConcernLevel.Majority => new BsonDocument("level", "majority"),
        _ => new BsonDocument("level", "snapshot"),
    };
}
