using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Reads the change log and the documents its rows are about.</summary>
internal static class ChangeLogReader
{
    public static List<ChangeRow> Read(SqliteConnection connection, long after, int limit)
    {
        var rows = new List<ChangeRow>();
        var statement = connection.Rent(StoreSql.ChangesAfter);
        try
        {
            statement.Bind(1, after);
            while (rows.Count < limit && statement.Step())
            {
                rows.Add(new ChangeRow(
                    statement.Int64(0),
                    statement.Int64(1),
                    (int)statement.Int64(2),
                    (ChangeKind)statement.Int64(3),
                    statement.Int64(4),
                    (int)statement.Int64(5),
                    statement.IsNull(6) ? null : statement.Blob(6).ToArray()));
            }
        }
        finally
        {
            connection.Return(statement);
        }
        return rows;
    }

    /// <summary>The first row at or after a time; null when there is none.</summary>
    public static long? FirstAt(SqliteConnection connection, long milliseconds)
    {
        var statement = connection.Rent(StoreSql.ChangeAt);
        try
        {
            statement.Bind(1, milliseconds);
            return statement.Step() && !statement.IsNull(0) ? statement.Int64(0) : null;
        }
        finally
        {
            connection.Return(statement);
        }
    }

    public static byte[]? Document(SqliteConnection connection, CollectionInfo collection, long rid)
    {
        var statement = connection.Rent(collection.Sql.Get);
        try
        {
            statement.Bind(1, rid);
            return statement.Step() ? statement.Blob(1).ToArray() : null;
        }
        finally
        {
            connection.Return(statement);
        }
    }

    /// <summary>The key of a record that is gone, from the row that tells its removal.</summary>
    public static byte[]? DeletedKey(SqliteConnection connection, ChangeRow after, long rid)
    {
        var statement = connection.Rent(StoreSql.DeletionOf);
        try
        {
            statement.Bind(1, after.Number);
            statement.Bind(2, after.Collection);
            statement.Bind(3, rid);
            statement.Bind(4, (int)ChangeKind.Delete);
            return statement.Step() ? statement.Blob(0).ToArray() : null;
        }
        finally
        {
            connection.Return(statement);
        }
    }
}
