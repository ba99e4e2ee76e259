using System.Runtime.InteropServices;
using System.Text;

namespace Inspectra.Mongo.Sqlite;

/// <summary>One connection, used by one thread at a time, with its prepared statements.</summary>
internal sealed unsafe class SqliteConnection : IDisposable
{
    private const int CachedTexts = 512;
    private readonly SqliteLibrary _library = SqliteLibrary.Instance;
    private readonly Dictionary<string, Stack<SqliteStatement>> _idle = new(StringComparer.Ordinal);
    private nint _handle;

    public SqliteConnection(string path)
    {
        nint handle;
        int result;
        fixed (byte* file = Encoding.UTF8.GetBytes(path + "\0"))
        {
            const int flags = SqliteResult.OpenReadWrite | SqliteResult.OpenCreate | SqliteResult.OpenNoMutex;
            result = _library.Open(file, &handle, flags, null);
        }
        _handle = handle;
        if (result != SqliteResult.Ok)
        {
            var failure = Failure(result);
            Dispose();
            throw failure;
        }
    }

    /// <summary>Rows touched by the last statement that was not a query.</summary>
    public int Changes => _library.Changes(_handle);

    /// <summary>Takes a statement out of the cache, or prepares it; give it back with <see cref="Return"/>.</summary>
    public SqliteStatement Rent(string sql) =>
        _idle.TryGetValue(sql, out var idle) && idle.TryPop(out var statement) ? statement : Prepare(sql);

    public void Return(SqliteStatement statement)
    {
        statement.Reset();
        if (_handle == 0)
        {
            statement.Dispose();
            return;
        }
        if (!_idle.TryGetValue(statement.Sql, out var idle))
        {
            if (_idle.Count >= CachedTexts)
            {
                ClearCache();
            }
            _idle[statement.Sql] = idle = new Stack<SqliteStatement>();
        }
        idle.Push(statement);
    }

    /// <summary>Runs a statement that answers no rows, or whose rows do not matter.</summary>
    public void Execute(string sql)
    {
        var statement = Rent(sql);
        try
        {
            while (statement.Step())
            {
            }
        }
        finally
        {
            Return(statement);
        }
    }

    /// <returns>The first column of the first row, or null when there is no row or it holds NULL.</returns>
    public long? QueryInt64(string sql)
    {
        var statement = Rent(sql);
        try
        {
            return statement.Step() && !statement.IsNull(0) ? statement.Int64(0) : null;
        }
        finally
        {
            Return(statement);
        }
    }

    /// <summary>Drops every idle statement, for instance because their tables are gone.</summary>
    public void ClearCache()
    {
        foreach (var idle in _idle.Values)
        {
            while (idle.TryPop(out var statement))
            {
                statement.Dispose();
            }
        }
        _idle.Clear();
    }

    public void Dispose()
    {
        if (_handle == 0)
        {
            return;
        }
        ClearCache();
        _ = _library.Close(_handle);
        _handle = 0;
    }

    internal SqliteException Failure(int result)
    {
        if (_handle == 0)
        {
            return new SqliteException(result, "The database could not be opened.");
        }
        var code = _library.ExtendedErrorCode(_handle);
        var message = Marshal.PtrToStringUTF8((nint)_library.ErrorMessage(_handle)) ?? "unknown";
        return new SqliteException(code == SqliteResult.Ok ? result : code, message);
    }

    private SqliteStatement Prepare(string sql)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        var text = Encoding.UTF8.GetBytes(sql);
        nint handle;
        int result;
        fixed (byte* start = text)
        {
            result = _library.Prepare(_handle, start, text.Length, SqliteResult.PreparePersistent, &handle, null);
        }
        return result == SqliteResult.Ok ? new SqliteStatement(_library, this, handle, sql) : throw Failure(result);
    }
}
