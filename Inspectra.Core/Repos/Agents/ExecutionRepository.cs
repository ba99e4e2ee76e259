using Inspectra.Core.Db;
using Inspectra.Core.Documents.Agents;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Agents;

/// <summary>Reads single executions and lists of them; they are written by the pipeline of their stream.</summary>
internal sealed class ExecutionRepository(InspectraDatabase database)
{
    private static readonly BsonDocument WithoutBulk = new() { { "metadata", 0 }, { "errorMessage", 0 } };

    public async Task<ExecutionDocument?> FindAsync(ObjectId workspaceId, DateTime startedUtc, string executionId, CancellationToken ct)
    {
        var executions = await CollectionAsync(ct).ConfigureAwait(false);
        var id = new BsonDocument { { "w", workspaceId }, { "t", startedUtc }, { "e", executionId } };
        return await executions.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    /// <returns>In the order asked for, without metadata and error message.</returns>
    public async Task<List<ExecutionDocument>> ListAsync(ObjectId workspaceId, ExecutionSelection selection, CancellationToken ct)
    {
        var executions = await CollectionAsync(ct).ConfigureAwait(false);
        return await executions.Find(FilterOf(workspaceId, selection))
            .Sort(selection.SortField == ExecutionSelection.StartedField
                ? new BsonDocument("_id", selection.Direction)
                : new BsonDocument { { selection.SortField, selection.Direction }, { "_id", selection.Direction } })
            .Limit(selection.Limit)
            .Project<ExecutionDocument>(WithoutBulk)
            .ToListAsync(ct).ConfigureAwait(false);
    }

    private static BsonDocument FilterOf(ObjectId workspaceId, ExecutionSelection selection)
    {
        var from = new BsonDocument { { "w", workspaceId }, { "t", selection.FromUtc } };
        var to = new BsonDocument { { "w", workspaceId }, { "t", selection.ToUtc } };
        var range = new BsonDocument { { "$gte", from }, { "$lt", to } };
        var filter = new BsonDocument("_id", range);
        var conditions = new BsonArray();
        foreach (var (field, isKept, values) in selection.Conditions)
        {
            // "Not given" is a missing field, which MongoDB also finds as null.
            var list = new BsonArray(values.Select(v => v.Length == 0 ? (BsonValue)BsonNull.Value : v));
            conditions.Add(new BsonDocument(field, new BsonDocument(isKept ? "$in" : "$nin", list)));
        }

        if (conditions.Count > 0)
        {
            filter.Add("$and", conditions);
        }

        if (selection.After is { } after)
        {
            AddCursor(workspaceId, filter, range, selection, after);
        }

        return filter;
    }

    private static void AddCursor(
        ObjectId workspaceId, BsonDocument filter, BsonDocument range, ExecutionSelection selection, ExecutionPosition after)
    {
        var past = selection.Direction > 0 ? "$gt" : "$lt";
        var id = new BsonDocument { { "w", workspaceId }, { "t", after.StartedUtc }, { "e", after.ExecutionId } };
        if (selection.SortField == ExecutionSelection.StartedField)
        {
            range[selection.Direction > 0 ? "$gte" : "$lt"] = id;
            if (selection.Direction > 0)
            {
                filter.Add("$nor", new BsonArray { new BsonDocument("_id", id) });
            }

            return;
        }

        var value = after.Value is { } number ? (BsonValue)number : BsonNull.Value;
        var sameValue = new BsonDocument { { selection.SortField, value }, { "_id", new BsonDocument(past, id) } };
        var further = new BsonArray { sameValue };
        if (after.Value is not null)
        {
            further.Add(new BsonDocument(selection.SortField, new BsonDocument(past, value)));
            if (selection.Direction < 0)
            {
                // Executions without the value come last in descending order.
                further.Add(new BsonDocument(selection.SortField, BsonNull.Value));
            }
        }
        else if (selection.Direction > 0)
        {
            further.Add(new BsonDocument(selection.SortField, new BsonDocument("$ne", BsonNull.Value)));
        }

        filter.Add("$or", further);
    }

    private async ValueTask<IMongoCollection<ExecutionDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<ExecutionDocument>(CollectionNames.Executions);
}
