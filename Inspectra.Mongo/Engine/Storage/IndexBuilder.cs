using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Makes the tree of a new index, with the keys of all documents there are; and removes trees.</summary>
internal static class IndexBuilder
{
    /// <returns>The collection with its new index.</returns>
    /// <exception cref="CommandException">Two documents have one key in a unique index; the operation must be taken back.</exception>
    public static CollectionInfo Build(WriteSession session, CollectionInfo collection, IndexInfo index)
    {
        session.Connection.Execute(index.Sql.Create);
        session.NoteWrite();
        var isMultiKey = Fill(session, collection, index);
        var built = isMultiKey ? index.AsMultiKey() : index;
        CatalogueStore.Put(session.Connection, built);
        var changed = collection.WithIndexes(collection.Indexes.Add(built));
        session.Forget(collection);
        session.Update(changed);
        return changed;
    }

    public static CollectionInfo Drop(WriteSession session, CollectionInfo collection, IndexInfo index)
    {
        session.Forget(collection);
        session.Connection.ClearCache();
        session.Connection.Execute(index.Sql.Drop);
        CatalogueStore.Remove(session.Connection, index);
        var changed = collection.WithIndexes(collection.Indexes.Remove(index));
        session.Update(changed);
        return changed;
    }

    private static bool Fill(WriteSession session, CollectionInfo collection, IndexInfo index)
    {
        var isMultiKey = false;
        using var writer = new IndexWriter(session.Connection, index);
        var records = session.Connection.Rent(collection.Sql.Forward);
        try
        {
            records.Bind(1, long.MinValue);
            while (records.Step())
            {
                var document = records.Blob(1);
                writer.Extract(document, index);
                isMultiKey |= writer.SawArray;
                if (!writer.TryInsert(records.Int64(0)))
                {
                    throw WriteErrors.Duplicate(collection, index, document);
                }
            }
        }
        finally
        {
            session.Connection.Return(records);
        }
        return isMultiKey;
    }
}
