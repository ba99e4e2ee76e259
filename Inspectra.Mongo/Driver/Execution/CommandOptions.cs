using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Adding to commands what was asked for and nothing else.</summary>
internal static class CommandOptions
{
    public static BsonDocument With(this BsonDocument command, string name, BsonValue? value)
    {
        // A nullable number or flag that is not set arrives as BSON's null.
        if (value is not (null or BsonNull)) { command.Add(name, value); }
        return command;
    }

    public static BsonDocument WithMaxTime(this BsonDocument command, TimeSpan? maxTime) =>
        maxTime is { } time ? command.Add("maxTimeMS", (long)Math.Ceiling(time.TotalMilliseconds)) : command;

    public static BsonDocument WithReadConcern(this BsonDocument command, ReadConcern concern, ClientSession? session) =>
        concern.IsServerDefault || session is { IsInTransaction: true } ? command : command.Add("readConcern", concern.ToBsonDocument());

    /// <exception cref="NotSupportedException">The write was not to be acknowledged.</exception>
    public static BsonDocument WithWriteConcern(this BsonDocument command, WriteConcern concern, ClientSession? session)
    {
        if (!concern.IsAcknowledged) { throw new NotSupportedException("Unacknowledged writes are not supported: their outcome would be unknown."); }
        return concern.IsServerDefault || session is { IsInTransaction: true } ? command : command.Add("writeConcern", concern.ToBsonDocument());
    }
}
