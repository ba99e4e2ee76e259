using System.Collections.Immutable;
using System.Text;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Reads and writes the stored catalogue; only on the writer's connection.</summary>
internal static class CatalogueStore
{
    public static long? ReadMeta(SqliteConnection connection, MetaKey key)
    {
        var statement = connection.Rent(StoreSql.GetMeta);
        try
        {
            statement.Bind(1, (int)key);
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            connection.Return(statement);
        }
    }

    public static void WriteMeta(SqliteConnection connection, MetaKey key, long value) =>
        Run(connection, StoreSql.SetMeta, statement =>
        {
            statement.Bind(1, (int)key);
            statement.Bind(2, value);
        });

    public static Catalogue Load(SqliteConnection connection)
    {
        var indexes = LoadIndexes(connection);
        var collections = new List<CollectionInfo>();
        var statement = connection.Rent(StoreSql.ListCollections);
        try
        {
            while (statement.Step())
            {
                var id = (int)statement.Int64(0);
                var shape = statement.IsNull(3) ? IdShape.Unknown : IdShape.FromStored(statement.Blob(3));
                collections.Add(new CollectionInfo(
                    id, Text(statement, 1), Text(statement, 2), shape, [.. indexes[id].OrderBy(i => i.Id)]));
            }
        }
        finally
        {
            connection.Return(statement);
        }
        return Catalogue.From(ReadMeta(connection, MetaKey.CatalogueVersion) ?? 0, collections);
    }

    public static void Put(SqliteConnection connection, CollectionInfo collection) =>
        Run(connection, StoreSql.PutCollection, statement =>
        {
            statement.Bind(1, collection.Id);
            statement.BindCopy(2, Encoding.UTF8.GetBytes(collection.Database));
            statement.BindCopy(3, Encoding.UTF8.GetBytes(collection.Name));
            BindOptional(statement, 4, collection.Shape.ToStored());
        });

    public static void Put(SqliteConnection connection, IndexInfo index) =>
        Run(connection, StoreSql.PutIndex, statement =>
        {
            statement.Bind(1, index.Collection);
            statement.Bind(2, index.Id);
            statement.BindCopy(3, Encoding.UTF8.GetBytes(index.Name));
            statement.BindCopy(4, index.Keys);
            statement.Bind(5, (int)index.Flags);
            BindOptional(statement, 6, index.Partial);
            if (index.ExpireAfterSeconds is { } seconds)
            {
                statement.Bind(7, seconds);
            }
            else
            {
                statement.BindNull(7);
            }
        });

    public static void Remove(SqliteConnection connection, CollectionInfo collection)
    {
        foreach (var sql in (string[])[StoreSql.DeleteIndexes, StoreSql.DeleteCollection, StoreSql.DeleteCount])
        {
            Run(connection, sql, statement => statement.Bind(1, collection.Id));
        }
    }

    public static void Remove(SqliteConnection connection, IndexInfo index) =>
        Run(connection, StoreSql.DeleteIndex, statement =>
        {
            statement.Bind(1, index.Collection);
            statement.Bind(2, index.Id);
        });

    private static ILookup<int, IndexInfo> LoadIndexes(SqliteConnection connection)
    {
        var indexes = new List<IndexInfo>();
        var statement = connection.Rent(StoreSql.ListIndexes);
        try
        {
            while (statement.Step())
            {
                indexes.Add(new IndexInfo(
                    (int)statement.Int64(0),
                    (int)statement.Int64(1),
                    Text(statement, 2),
                    statement.Blob(3).ToArray(),
                    (IndexFlags)statement.Int64(4),
                    statement.IsNull(5) ? null : statement.Blob(5).ToArray(),
                    statement.IsNull(6) ? null : statement.Int64(6)));
            }
        }
        finally
        {
            connection.Return(statement);
        }
        return indexes.ToLookup(i => i.Collection);
    }

    private static string Text(SqliteStatement statement, int column) => Encoding.UTF8.GetString(statement.Blob(column));

    private static void BindOptional(SqliteStatement statement, int index, byte[]? value)
    {
        if (value is null)
        {
            statement.BindNull(index);
        }
        else
        {
            statement.BindCopy(index, value);
        }
    }

    private static void Run(SqliteConnection connection, string sql, Action<SqliteStatement> bind)
    {
        var statement = connection.Rent(sql);
        try
        {
            bind(statement);
            statement.Execute();
        }
        finally
        {
            connection.Return(statement);
        }
    }
}
