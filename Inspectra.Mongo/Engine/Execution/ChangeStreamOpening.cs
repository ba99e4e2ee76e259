using Inspectra.Mongo.Engine.Stages;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Opens a change stream at its place: now, after a token, or at a time.</summary>
internal static class ChangeStreamOpening
{
    private static readonly string[] Stages =
        ["$match", "$project", "$addFields", "$set", "$unset", "$replaceRoot", "$replaceWith"];

    public static async ValueTask<ReadOnlyMemory<byte>> OpenAsync(CommandContext context, BsonDocument options, BsonArray stages)
    {
        if (context.Transaction is not null)
        {
            throw new CommandException(263, "OperationNotSupportedInTransaction", "A change stream cannot be opened in a transaction.");
        }
        Check(stages);
        var scope = ScopeOf(context, options);
        using var snapshot = await context.Services.Store.ReadAsync(context.Cancellation).ConfigureAwait(false);
        var cursor = new ChangeStreamCursor(scope, stages, PlaceOf(options, snapshot.Connection));
        return Replies.EndCursor(
            Replies.StartCursor("firstBatch"u8, 256), scope.Namespace, context.Services.Cursors.Add(cursor), cursor.Token());
    }

    private static ChangeStreamScope ScopeOf(CommandContext context, BsonDocument options)
    {
        var full = options.GetValue("fullDocument", "default").AsString;
        var looksUp = full switch
        {
            "default" => false,
            "updateLookup" or "whenAvailable" => true,
            _ => throw CommandException.NotSupported($"fullDocument '{full}' is not supported by the embedded engine."),
        };
        if (options.GetValue("fullDocumentBeforeChange", "off") != "off")
        {
            throw CommandException.NotSupported("fullDocumentBeforeChange is not supported by the embedded engine.");
        }
        return options.GetValue("allChangesForCluster", false).ToBoolean()
            ? new ChangeStreamScope(null, null, looksUp)
            : new ChangeStreamScope(context.Database, context.Body.Target, looksUp);
    }

    private static ResumeToken PlaceOf(BsonDocument options, SqliteConnection connection)
    {
        var last = connection.QueryInt64(StoreSql.LastChange) ?? 0;
        var oldest = connection.QueryInt64(StoreSql.FirstChange) ?? last + 1;
        if (options.TryGetValue("resumeAfter", out var token) || options.TryGetValue("startAfter", out token))
        {
            var place = ResumeToken.Parse(token.AsBsonDocument);
            if (place.Row < oldest - 1 || place.Row > last)
            {
                throw new CommandException(
                    286, "ChangeStreamHistoryLost", "The change log does not reach back to the resume token any more.", "NonResumableChangeStreamError");
            }
            return place;
        }
        if (options.TryGetValue("startAtOperationTime", out var time))
        {
            // A position in the timestamp's second counter cannot be told apart from others of that second: start with it.
            var milliseconds = (time.AsBsonTimestamp.Value >> 32) * 1000;
            return new ResumeToken((ChangeLogReader.FirstAt(connection, milliseconds) ?? last + 1) - 1, ResumeToken.WholeRow);
        }
        return new ResumeToken(last, ResumeToken.WholeRow);
    }

    private static void Check(BsonArray stages)
    {
        foreach (var stage in stages)
        {
            var name = stage is BsonDocument { ElementCount: 1 } document ? document.GetElement(0).Name : "";
            if (!Stages.Contains(name, StringComparer.Ordinal))
            {
                throw new CommandException(20, "IllegalOperation", $"{name} is not permitted in a $changeStream pipeline");
            }
        }
    }
}
