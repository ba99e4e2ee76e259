using System.Globalization;

namespace Inspectra.Mongo.Sqlite;

/// <summary>The statements of one collection's record table: <c>d(rid, doc)</c>.</summary>
internal sealed class CollectionSql
{
    public CollectionSql(int collection)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"d{collection}");
        Create = $"CREATE TABLE {table}(rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)";
        Drop = $"DROP TABLE {table}";
        Insert = $"INSERT INTO {table}(rid, doc) VALUES(?1, ?2)";
        Update = $"UPDATE {table} SET doc = ?2 WHERE rid = ?1";
        Delete = $"DELETE FROM {table} WHERE rid = ?1";
        Get = $"SELECT rid, doc FROM {table} WHERE rid = ?1";
        Forward = $"SELECT rid, doc FROM {table} WHERE rid > ?1 ORDER BY rid";
        Backward = $"SELECT rid, doc FROM {table} WHERE rid < ?1 ORDER BY rid DESC";
        Size = $"SELECT coalesce(sum(length(doc)), 0) FROM {table}";
    }

    public string Create { get; }

    public string Drop { get; }

    public string Insert { get; }

    public string Update { get; }

    public string Delete { get; }

    public string Get { get; }

    public string Forward { get; }

    public string Backward { get; }

    public string Size { get; }
}
