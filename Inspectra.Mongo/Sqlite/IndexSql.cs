using System.Globalization;

namespace Inspectra.Mongo.Sqlite;

/// <summary>The statements of one index tree: <c>x(k, rid)</c>, unique by <c>k</c> or by <c>(k, rid)</c>.</summary>
/// <remarks>
/// A range is inclusive below and exclusive above. A tree that is not unique goes on after a place <c>(k, rid)</c>,
/// a unique one after <c>k</c>; the caller makes an inclusive start of the smallest place that is not before it.
/// </remarks>
internal sealed class IndexSql
{
    public IndexSql(int collection, int index, bool unique)
    {
        var tree = string.Create(CultureInfo.InvariantCulture, $"x{collection}_{index}");
        var records = string.Create(CultureInfo.InvariantCulture, $"d{collection}");
        var key = unique ? "PRIMARY KEY(k)" : "PRIMARY KEY(k, rid)";
        Create = $"CREATE TABLE {tree}(k BLOB NOT NULL, rid INTEGER NOT NULL, {key}) WITHOUT ROWID";
        Drop = $"DROP TABLE {tree}";
        Insert = $"INSERT INTO {tree}(k, rid) VALUES(?1, ?2)";
        Delete = unique ? $"DELETE FROM {tree} WHERE k = ?1" : $"DELETE FROM {tree} WHERE k = ?1 AND rid = ?2";
        FindRid = $"SELECT rid FROM {tree} WHERE k = ?1 LIMIT 1";
        FindRecord = $"SELECT d.rid, d.doc FROM {tree} x CROSS JOIN {records} d ON d.rid = x.rid WHERE x.k = ?1";
        Forward = unique
            ? $"SELECT d.rid, d.doc, x.k FROM {tree} x CROSS JOIN {records} d ON d.rid = x.rid WHERE x.k >= ?1 AND x.k < ?3 ORDER BY x.k"
            : $"SELECT d.rid, d.doc, x.k FROM {tree} x CROSS JOIN {records} d ON d.rid = x.rid WHERE (x.k, x.rid) > (?1, ?2) AND x.k < ?3 ORDER BY x.k, x.rid";
        Backward = unique
            ? $"SELECT d.rid, d.doc, x.k FROM {tree} x CROSS JOIN {records} d ON d.rid = x.rid WHERE x.k < ?1 AND x.k >= ?3 ORDER BY x.k DESC"
            : $"SELECT d.rid, d.doc, x.k FROM {tree} x CROSS JOIN {records} d ON d.rid = x.rid WHERE (x.k, x.rid) < (?1, ?2) AND x.k >= ?3 ORDER BY x.k DESC, x.rid DESC";
        CountRange = $"SELECT count(*) FROM {tree} WHERE k >= ?1 AND k < ?2";
        Count = $"SELECT count(*) FROM {tree}";
    }

    public string Create { get; }

    public string Drop { get; }

    public string Insert { get; }

    public string Delete { get; }

    public string FindRid { get; }

    public string FindRecord { get; }

    public string Forward { get; }

    public string Backward { get; }

    public string CountRange { get; }

    public string Count { get; }
}
