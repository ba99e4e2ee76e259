using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Recognises the pipeline by which drivers count documents, and counts without reading them where it can.</summary>
internal static class CountShortcut
{
    private static readonly BsonDocument CountAll = new("$sum", 1);

    /// <returns>The pipeline's answer; null when it is any other pipeline.</returns>
    public static IReadOnlyList<byte[]>? TryCount(CommandContext context, BsonArray stages, ReadContext reading, string name)
    {
        BsonDocument? filter = null;
        var group = stages switch
        {
            [BsonDocument only] => only,
            [BsonDocument match, BsonDocument second] when match.ElementCount == 1 && match.GetElement(0) is { Name: "$match", Value: BsonDocument found }
                => Take(found, second, out filter),
            _ => null,
        };
        if (group is not { ElementCount: 1 } || group.GetElement(0) is not { Name: "$group", Value: BsonDocument { ElementCount: 2 } shape }
            || shape.GetElement(0).Name != "_id" || shape[0] is BsonDocument or BsonString or BsonArray
            || shape[1] is not BsonDocument sum || sum != CountAll)
        {
            return null;
        }
        var collection = reading.Catalogue.Find(context.Database, name);
        var count = collection is null
            ? 0
            : Counter.Count(reading, collection, context.ParseFilter(filter), filter, context.Cancellation);
        if (count == 0)
        {
            return []; // A group of nothing is no group.
        }
        var answer = new BsonDocument { shape.GetElement(0) };
        answer.Add(shape.GetElement(1).Name, count <= int.MaxValue ? new BsonInt32((int)count) : new BsonInt64(count));
        return [answer.ToBson()];
    }

    private static BsonDocument Take(BsonDocument found, BsonDocument second, out BsonDocument filter)
    {
        filter = found;
        return second;
    }
}
