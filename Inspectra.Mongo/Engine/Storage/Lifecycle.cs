using System.Buffers;
using Inspectra.Mongo.Sqlite;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Makes and removes collections, inside a write.</summary>
internal static class Lifecycle
{
    private static readonly SearchValues<char> NotInDatabaseNames = SearchValues.Create("/\\. \"$\0");
    private static readonly byte[] IdKeys = new BsonDocument("_id", 1).ToBson();

    /// <summary>Finds a collection, or makes it as a first write does.</summary>
    public static CollectionInfo Ensure(WriteSession session, string database, string name) =>
        session.Catalogue.Find(database, name) ?? Create(session, database, name);

    public static CollectionInfo Create(WriteSession session, string database, string name)
    {
        Check(database, name);
        var id = session.NextNumber();
        var index = new IndexInfo(id, 0, IndexInfo.IdName, IdKeys, IndexFlags.Unique, null, null);
        var collection = new CollectionInfo(id, database, name, IdShape.Unknown, [index]);
        CatalogueStore.Put(session.Connection, collection);
        CatalogueStore.Put(session.Connection, index);
        session.Connection.Execute(collection.Sql.Create);
        session.Connection.Execute(index.Sql.Create);
        session.Update(collection);
        return collection;
    }

    public static void Drop(WriteSession session, CollectionInfo collection)
    {
        session.Forget(collection);
        session.ForgetCount(collection.Id);
        session.Connection.ClearCache();
        foreach (var index in collection.Indexes)
        {
            session.Connection.Execute(index.Sql.Drop);
        }
        session.Connection.Execute(collection.Sql.Drop);
        CatalogueStore.Remove(session.Connection, collection);
        session.SetCatalogue(session.Catalogue.Without(collection));
        session.Changes.Dropped(collection.Id, ChangeKind.Drop, NameOf(collection.Database, collection.Name));
    }

    public static byte[] NameOf(string database, string? collection)
    {
        var builder = DocumentBuilder.Start(64).String("db"u8, database);
        if (collection is not null)
        {
            builder.String("coll"u8, collection);
        }
        return builder.FinishToArray();
    }

    private static void Check(string database, string name)
    {
        if (database.Length is 0 or > 63 || database.AsSpan().ContainsAny(NotInDatabaseNames))
        {
            throw new CommandException(73, "InvalidNamespace", $"'{database}' cannot be the name of a database.");
        }
        if (name.Length is 0 or > 200 || name.StartsWith('.') || name.StartsWith("system.", StringComparison.Ordinal)
            || name.AsSpan().IndexOfAny('$', '\0') >= 0)
        {
            throw new CommandException(73, "InvalidNamespace", $"'{name}' cannot be the name of a collection.");
        }
    }
}
