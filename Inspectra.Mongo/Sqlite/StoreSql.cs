namespace Inspectra.Mongo.Sqlite;

/// <summary>Settings of connections, and the statements of the tables that every store has.</summary>
internal static class StoreSql
{
    public const string Begin = "BEGIN";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";

    public const string GetMeta = "SELECT v FROM meta WHERE k = ?1";
    public const string SetMeta = "INSERT INTO meta(k, v) VALUES(?1, ?2) ON CONFLICT(k) DO UPDATE SET v = excluded.v";

    public const string ListCollections = "SELECT id, db, name, shape FROM collections ORDER BY id";
    public const string PutCollection = "INSERT INTO collections(id, db, name, shape) VALUES(?1, ?2, ?3, ?4) "
        + "ON CONFLICT(id) DO UPDATE SET shape = excluded.shape, name = excluded.name, db = excluded.db";
    public const string DeleteCollection = "DELETE FROM collections WHERE id = ?1";

    public const string ListIndexes = "SELECT coll, id, name, keys, flags, partial, expire FROM indexes ORDER BY coll, id";
    public const string PutIndex = "INSERT INTO indexes(coll, id, name, keys, flags, partial, expire) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        + "ON CONFLICT(coll, id) DO UPDATE SET flags = excluded.flags";
    public const string DeleteIndex = "DELETE FROM indexes WHERE coll = ?1 AND id = ?2";
    public const string DeleteIndexes = "DELETE FROM indexes WHERE coll = ?1";

    public const string AddCount = "INSERT INTO counts(coll, n) VALUES(?1, ?2) ON CONFLICT(coll) DO UPDATE SET n = n + excluded.n";
    public const string GetCount = "SELECT n FROM counts WHERE coll = ?1";
    public const string DeleteCount = "DELETE FROM counts WHERE coll = ?1";

    public const string AddChange = "INSERT INTO changes(seq, at, coll, op, rid, n, data) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    public const string ChangesAfter = "SELECT seq, at, coll, op, rid, n, data FROM changes WHERE seq > ?1 ORDER BY seq";
    public const string FirstChange = "SELECT min(seq) FROM changes";
    public const string LastChange = "SELECT max(seq) FROM changes";
    public const string ChangeAt = "SELECT min(seq) FROM changes WHERE at >= ?1";
    public const string DeletionOf = "SELECT data FROM changes WHERE seq > ?1 AND coll = ?2 AND rid = ?3 AND op = ?4 LIMIT 1";
    public const string TrimChanges = "DELETE FROM changes WHERE seq IN (SELECT seq FROM changes WHERE at < ?1 AND seq < ?2 ORDER BY seq LIMIT 10000)";

    public const string PageCount = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    /// <summary>In this order: the page size must be set before the file has its first page.</summary>
    public static IReadOnlyList<string> WriterSettings(bool durable) =>
    [
        "PRAGMA page_size = 4096",
        "PRAGMA journal_mode = WAL",
        durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -65536",
        "PRAGMA mmap_size = 0",
        "PRAGMA wal_autocheckpoint = 2000",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA journal_size_limit = 67108864",
    ];

    /// <summary>A reader never writes and never checkpoints: two connections doing so at once can lose pages.</summary>
    public static IReadOnlyList<string> ReaderSettings =>
    [
        "PRAGMA query_only = 1",
        "PRAGMA wal_autocheckpoint = 0",
        "PRAGMA mmap_size = 2147418112",
        "PRAGMA cache_size = -32768",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA busy_timeout = 5000",
    ];

    public static IReadOnlyList<string> Tables =>
    [
        "CREATE TABLE IF NOT EXISTS meta(k INTEGER PRIMARY KEY, v INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, db BLOB NOT NULL, name BLOB NOT NULL, shape BLOB, UNIQUE(db, name))",
        "CREATE TABLE IF NOT EXISTS indexes(coll INTEGER NOT NULL, id INTEGER NOT NULL, name BLOB NOT NULL, keys BLOB NOT NULL, "
            + "flags INTEGER NOT NULL, partial BLOB, expire INTEGER, PRIMARY KEY(coll, id)) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS counts(coll INTEGER PRIMARY KEY, n INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS changes(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, coll INTEGER NOT NULL, op INTEGER NOT NULL, "
            + "rid INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB)",
    ];
}
