using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What one or several write commands did, with indexes counted over all of them.</summary>
internal sealed class WriteOutcome
{
    public long Affected { get; set; }

    public long Modified { get; set; }

    public List<BulkWriteUpsert> Upserts { get; } = [];

    public List<BulkWriteError> Errors { get; } = [];

    public WriteConcernError? ConcernError { get; set; }

    public List<string> Labels { get; } = [];

    public bool HasFailed => Errors.Count > 0 || ConcernError is not null;

    public void Add(CommandReply reply, int offset)
    {
        Affected += reply.Number("n"u8);
        Modified += reply.Number("nModified"u8);
        if (reply.Value("upserted"u8) is BsonArray upserted)
        {
            foreach (var upsert in upserted) { Upserts.Add(new BulkWriteUpsert(upsert["index"].ToInt32() + offset, upsert["_id"])); }
        }
        if (reply.Value("writeErrors"u8) is BsonArray errors)
        {
            foreach (var error in errors) { Errors.Add(ServerErrors.ToWriteError(error.AsBsonDocument, offset)); }
        }
        if (reply.Value("writeConcernError"u8) is BsonDocument concern) { ConcernError = ServerErrors.ToWriteConcernError(concern); }
        if (reply.Value("errorLabels"u8) is BsonArray labels) { Labels.AddRange(labels.Select(l => l.AsString)); }
    }
}
