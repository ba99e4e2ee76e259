namespace Inspectra.Mongo.Sqlite;

/// <summary>A prepared statement. Bound memory is not copied: it must stay where it is until the step has run.</summary>
internal sealed unsafe class SqliteStatement(SqliteLibrary library, SqliteConnection connection, nint handle, string sql) : IDisposable
{
    private nint _handle = handle;

    public string Sql { get; } = sql;

    public void Bind(int index, long value)
    {
        var result = library.BindInt64(_handle, index, value);
        if (result != SqliteResult.Ok)
        {
            throw connection.Failure(result);
        }
    }

    /// <param name="index">Counted from 1.</param>
    /// <param name="value">Pinned by the caller until the statement was reset or bound anew.</param>
    /// <param name="length">Bytes at <paramref name="value"/>.</param>
    public void BindPinned(int index, byte* value, int length)
    {
        var result = library.BindBlob(_handle, index, value, length, 0);
        if (result != SqliteResult.Ok)
        {
            throw connection.Failure(result);
        }
    }

    /// <summary>Binds a copy, for values that need not be fast.</summary>
    public void BindCopy(int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            byte empty = 0;
            var result = library.BindBlob(_handle, index, start is null ? &empty : start, value.Length, -1);
            if (result != SqliteResult.Ok)
            {
                throw connection.Failure(result);
            }
        }
    }

    public void BindNull(int index)
    {
        var result = library.BindNull(_handle, index);
        if (result != SqliteResult.Ok)
        {
            throw connection.Failure(result);
        }
    }

    /// <returns>Whether a row stands ready; false at the end.</returns>
    public bool Step()
    {
        var result = library.Step(_handle);
        return result == SqliteResult.Row || (result == SqliteResult.Done ? false : throw Failed(result));
    }

    /// <summary>Runs a statement that may be refused by a unique tree, and resets it.</summary>
    /// <returns>Whether it was carried out; false when a uniqueness constraint refused it.</returns>
    public bool TryExecute()
    {
        var result = library.Step(_handle);
        if (result == SqliteResult.Done)
        {
            _ = library.Reset(_handle);
            return true;
        }
        var failure = connection.Failure(result);
        _ = library.Reset(_handle);
        return failure.IsConstraint ? false : throw failure;
    }

    /// <summary>Runs a statement without rows, and resets it.</summary>
    public void Execute()
    {
        var result = library.Step(_handle);
        if (result != SqliteResult.Done)
        {
            throw Failed(result);
        }
        _ = library.Reset(_handle);
    }

    public long Int64(int column) => library.ColumnInt64(_handle, column);

    public bool IsNull(int column) => library.ColumnType(_handle, column) == SqliteResult.TypeNull;

    /// <summary>The bytes of a column; they die at the next step, reset or disposal.</summary>
    public ReadOnlySpan<byte> Blob(int column)
    {
        // The pointer first: asking for the length first could convert the value and move it.
        var start = library.ColumnBlob(_handle, column);
        return new ReadOnlySpan<byte>(start, library.ColumnBytes(_handle, column));
    }

    public void Reset() => _ = library.Reset(_handle);

    public void Dispose()
    {
        if (_handle != 0)
        {
            _ = library.Finalize(_handle);
            _handle = 0;
        }
    }

    private SqliteException Failed(int result)
    {
        var failure = connection.Failure(result);
        _ = library.Reset(_handle);
        return failure;
    }
}
