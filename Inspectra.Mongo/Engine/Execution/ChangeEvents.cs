using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Makes the event documents of a change stream out of rows of the change log.</summary>
/// <remarks>The log keeps no copy of inserted and replaced documents: an event that is read late shows the document as it
/// is now, and without <c>fullDocument</c> when it is gone.</remarks>
internal sealed class ChangeEvents(SqliteConnection connection, Catalogue catalogue, ChangeStreamScope scope)
{
    /// <summary>Appends the events of one row, from a position on.</summary>
    /// <returns>Whether the stream ends with this row.</returns>
    public bool Append(ChangeRow row, int position, List<byte[]> events)
    {
        if (row.Kind is ChangeKind.Drop or ChangeKind.DropDatabase)
        {
            return AppendDrop(row, position, events);
        }
        if (catalogue.Find(row.Collection) is not { } collection || !scope.Includes(collection.Database, collection.Name))
        {
            return false;
        }
        for (var i = position; i < row.Count; i++)
        {
            if (Event(row, collection, i) is { } made)
            {
                events.Add(made);
            }
        }
        return false;
    }

    private bool AppendDrop(ChangeRow row, int position, List<byte[]> events)
    {
        // Rows of these kinds always carry the names.
        var names = new RawBsonDocument(row.Data!);
        var database = names["db"].AsString;
        var collection = names.TryGetValue("coll", out var name) ? name.AsString : null;
        if (!scope.Includes(database, collection))
        {
            return false;
        }
        if (position == 0)
        {
            var builder = Start(row, 0, row.Kind == ChangeKind.Drop ? "drop" : "dropDatabase");
            events.Add(builder.Document("ns"u8, row.Data).FinishToArray());
        }
        if (!scope.EndsWith(row.Kind))
        {
            return false;
        }
        events.Add(Start(row, 1, "invalidate").FinishToArray());
        return true;
    }

    private byte[]? Event(ChangeRow row, CollectionInfo collection, int position)
    {
        var rid = row.RidAt(position);
        var document = row.Kind == ChangeKind.Delete ? null : ChangeLogReader.Document(connection, collection, rid);
        var key = row.Kind == ChangeKind.Delete ? row.Data
            : document is null ? ChangeLogReader.DeletedKey(connection, row, rid) : KeyOf(document);
        if (key is null)
        {
            return null; // The record and the row of its removal are both gone: there is nothing left to tell.
        }
        var builder = Start(row, position, row.Kind switch
        {
            ChangeKind.Insert => "insert",
            ChangeKind.Replace => "replace",
            ChangeKind.Update => "update",
            _ => "delete",
        });
        builder.BeginDocument("ns"u8).String("db"u8, collection.Database).String("coll"u8, collection.Name).End();
        builder.Document("documentKey"u8, key);
        if (row is { Kind: ChangeKind.Update, Data: { } description })
        {
            builder.Document("updateDescription"u8, description);
        }
        if (row.Kind is ChangeKind.Insert or ChangeKind.Replace || (row.Kind == ChangeKind.Update && scope.LooksUp))
        {
            if (document is not null)
            {
                builder.Document("fullDocument"u8, document);
            }
            else
            {
                builder.Null("fullDocument"u8);
            }
        }
        return builder.FinishToArray();
    }

    private static byte[] KeyOf(byte[] document)
    {
        var builder = DocumentBuilder.Start(64);
        if (RawBson.TryFind(document, 0, "_id"u8, out var type, out var value))
        {
            builder.Value(type, "_id"u8, document.AsSpan(value, RawBson.SizeOf(type, document, value)));
        }
        return builder.FinishToArray();
    }

    private static DocumentBuilder Start(ChangeRow row, int position, string operation) => DocumentBuilder.Start(256)
        .Document("_id"u8, new ResumeToken(row.Number, position + 1).ToBson())
        .String("operationType"u8, operation)
        .Timestamp("clusterTime"u8, (uint)(row.AtMilliseconds / 1000), (uint)(row.Number & 0x7FFF_FFFF))
        .DateTime("wallTime"u8, DateTimeOffset.FromUnixTimeMilliseconds(row.AtMilliseconds));
}
