using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Counts documents: from the stored count, from index keys where they say enough, else by looking.</summary>
internal static class Counter
{
    public static long Count(
        ReadContext reading, CollectionInfo collection, DocumentFilter? filter, BsonDocument? specification, CancellationToken ct)
    {
        if (filter is null || filter.IsEmpty)
        {
            return reading.Snapshot.CountOf(collection);
        }
        var plan = Planner.Plan(collection, filter, specification, []);
        return plan is { IsExact: true, Index: { Partial: null } tree }
            ? plan.Ranges.Sum(range => CountKeys(reading, tree, range))
            : CountDocuments(reading, collection, plan, filter, ct);
    }

    private static long CountDocuments(
        ReadContext reading, CollectionInfo collection, QueryPlan plan, DocumentFilter filter, CancellationToken ct)
    {
        using var stream = new RecordStream(reading, collection, plan, filter, ct);
        var count = 0L;
        while (stream.MoveNext())
        {
            count++;
        }
        return count;
    }

    private static long CountKeys(ReadContext reading, IndexInfo tree, KeyRange range)
    {
        var connection = reading.Snapshot.Connection;
        var statement = connection.Rent(tree.Sql.CountRange);
        try
        {
            statement.BindCopy(1, range.Low);
            statement.BindCopy(2, range.High);
            return statement.Step() ? statement.Int64(0) : 0;
        }
        finally
        {
            connection.Return(statement);
        }
    }
}
