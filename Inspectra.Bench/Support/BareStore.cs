using System.Diagnostics;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Bench.Support;

/// <summary>The baseline: a loop over bare SQLite with the same library, the same settings and as many trees, that
/// parses nothing, checks nothing and counts nothing.</summary>
public sealed class BareStore : IDisposable
{
    private const string InsertDocument = "INSERT INTO d(rid, doc) VALUES(?1, ?2)";
    private const string InsertKey = "INSERT INTO x(k, rid) VALUES(?1, ?2)";
    private readonly SqliteConnection _connection;
    private long _rows;

    public BareStore(string file)
    {
        _connection = new SqliteConnection(file);
        foreach (var setting in StoreSql.WriterSettings(durable: true))
        {
            _connection.Execute(setting);
        }

        _connection.Execute("CREATE TABLE d(rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)");
        _connection.Execute("CREATE TABLE x(k BLOB PRIMARY KEY, rid INTEGER NOT NULL) WITHOUT ROWID");
    }

    /// <returns>Rows a second; each transaction is durable before the next one begins.</returns>
    public double Insert(IReadOnlyList<(byte[] Key, byte[] Document)> rows, int rowsPerTransaction)
    {
        var document = _connection.Rent(InsertDocument);
        var key = _connection.Rent(InsertKey);
        var began = Stopwatch.GetTimestamp();
        for (var from = 0; from < rows.Count; from += rowsPerTransaction)
        {
            _connection.Execute(StoreSql.Begin);
            for (var i = from; i < Math.Min(rows.Count, from + rowsPerTransaction); i++)
            {
                _rows++;
                document.Bind(1, _rows);
                document.BindCopy(2, rows[i].Document);
                document.Execute();
                key.BindCopy(1, rows[i].Key);
                key.Bind(2, _rows);
                key.Execute();
            }

            _connection.Execute(StoreSql.Commit);
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        _connection.Return(document);
        _connection.Return(key);
        return rows.Count / elapsed.TotalSeconds;
    }

    /// <summary>Runs a query to its end.</summary>
    /// <param name="bind">Sets the parameters of one run.</param>
    /// <param name="row">Sees the document of each row.</param>
    /// <returns>Seconds for all runs.</returns>
    internal double Query(string sql, int runs, Action<SqliteStatement, int> bind, Action<SqliteStatement> row)
    {
        var statement = _connection.Rent(sql);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            bind(statement, i);
            while (statement.Step())
            {
                row(statement);
            }

            statement.Reset();
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        _connection.Return(statement);
        return elapsed.TotalSeconds;
    }

    public void Dispose() => _connection.Dispose();
}
