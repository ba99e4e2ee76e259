using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>The documents that a plan finds and a filter lets pass, one after the other, each once.</summary>
/// <remarks>It can be suspended at any document: it then holds nothing of the storage, and later goes on behind that
/// document, in whatever snapshot is current.</remarks>
internal sealed class RecordStream : IDisposable
{
    private const int RowsBetweenLooks = 4096;
    private readonly ReadContext _context;
    private readonly CollectionInfo _collection;
    private readonly QueryPlan _plan;
    private readonly DocumentFilter? _filter;
    private readonly HashSet<long>? _seen;
    private readonly CancellationToken _ct;
    private SqliteStatement? _statement;
    private SqliteConnection? _connection;
    private byte[]? _resumeKey;
    private bool _started;
    private bool _isOnRow;
    private bool _isDone;
    private int _range;
    private int _rows;

    public RecordStream(ReadContext context, CollectionInfo collection, QueryPlan plan, DocumentFilter? filter, CancellationToken ct)
    {
        _context = context;
        _collection = collection;
        _plan = plan;
        _filter = plan.IsExact ? null : filter;
        _ct = ct;
        _seen = plan.Index is { IsMultiKey: true } ? [] : null;
        _range = plan.IsForward ? 0 : plan.Ranges.Count - 1;
        _isDone = plan.Index is not null && plan.Ranges.Count == 0;
        context.Add(this);
    }

    /// <summary>The record's number.</summary>
    public long Rid { get; private set; }

    /// <summary>How many documents were looked at.</summary>
    public long Examined { get; private set; }

    /// <summary>The document; dies at the next move.</summary>
    // A row stands ready between MoveNext and the next call, so there is a statement.
    public ReadOnlySpan<byte> Current => _statement!.Blob(1);

    /// <summary>For a command that goes on in the token of its own call; cursors take a new one with every batch.</summary>
    public CancellationToken Cancellation { get; set; }

    public bool MoveNext()
    {
        while (Step())
        {
            Examined++;
            if (++_rows % RowsBetweenLooks == 0)
            {
                _ct.ThrowIfCancellationRequested();
                Cancellation.ThrowIfCancellationRequested();
            }
            Rid = _statement!.Int64(0); // Step leaves a statement on its row.
            if ((_seen is null || _seen.Add(Rid)) && (_filter is null || _filter.Matches(Current)))
            {
                return true;
            }
            if (_rows % RowsBetweenLooks == 0)
            {
                _context.RenewIfOld();
            }
        }
        return false;
    }

    /// <summary>Gives the statement back and remembers the place.</summary>
    public void Suspend()
    {
        if (_statement is null)
        {
            return;
        }
        if (_isOnRow && _plan.Index is not null && !IsPoint)
        {
            _resumeKey = _statement.Blob(2).ToArray();
        }
        Close();
    }

    public void Dispose()
    {
        Close();
        _isDone = true;
        _context.Remove(this);
    }

    private bool IsPoint => _plan.Ranges[_range].IsPoint;

    private bool Step()
    {
        while (!_isDone)
        {
            try
            {
                if (_statement is null)
                {
                    Open();
                }
                if (_statement!.Step()) // Open has just set it.
                {
                    _isOnRow = true;
                    _started = true;
                    return true;
                }
            }
            catch (SqliteException ex) when (ex.IsMissingTable)
            {
                Close();
                throw new CommandException(175, "QueryPlanKilled", $"The collection or index under {_collection.FullName} was dropped.");
            }
            _isOnRow = false;
            NextRange();
        }
        return false;
    }

    private void NextRange()
    {
        _started = false;
        _resumeKey = null;
        if (_plan.Index is null)
        {
            Close();
            _isDone = true;
            return;
        }
        var wasPoint = IsPoint;
        _range += _plan.IsForward ? 1 : -1;
        _isDone = _range < 0 || _range >= _plan.Ranges.Count;
        if (!_isDone && wasPoint && IsPoint)
        {
            // The same statement serves the next point.
            _statement!.Reset();
            _statement.BindCopy(1, _plan.Ranges[_range].Low);
            return;
        }
        Close();
    }

    private void Close()
    {
        if (_statement is not null)
        {
            // Both are set together.
            _connection!.Return(_statement);
            _statement = null;
            _connection = null;
        }
        _isOnRow = false;
    }

    private void Open()
    {
        _connection = _context.Snapshot.Connection;
        if (_plan.Index is null)
        {
            _statement = _connection.Rent(_plan.IsForward ? _collection.Sql.Forward : _collection.Sql.Backward);
            _statement.Bind(1, _started ? Rid : _plan.IsForward ? long.MinValue : long.MaxValue);
            return;
        }
        var range = _plan.Ranges[_range];
        var sql = _plan.Index.Sql;
        if (range.IsPoint)
        {
            _statement = _connection.Rent(sql.FindRecord);
            // A point that was read already has nothing behind it.
            _statement.BindCopy(1, _started ? KeyRange.End : range.Low);
            return;
        }
        _statement = _connection.Rent(_plan.IsForward ? sql.Forward : sql.Backward);
        if (_plan.IsForward)
        {
            BindForward(range);
        }
        else
        {
            BindBackward(range);
        }
    }

    private void BindForward(KeyRange range)
    {
        // Statement and index are set by the caller.
        if (_plan.Index!.IsUnique)
        {
            // The smallest key behind the last one is that key with one more byte.
            _statement!.BindCopy(1, _resumeKey is null ? range.Low : [.. _resumeKey, 0]);
        }
        else
        {
            _statement!.BindCopy(1, _resumeKey ?? range.Low);
            _statement.Bind(2, _resumeKey is null ? -1 : Rid);
        }
        _statement.BindCopy(3, range.High);
    }

    private void BindBackward(KeyRange range)
    {
        // As above.
        _statement!.BindCopy(1, _resumeKey ?? range.High);
        if (!_plan.Index!.IsUnique)
        {
            _statement.Bind(2, _resumeKey is null ? -1 : Rid);
        }
        _statement.BindCopy(3, range.Low);
    }
}
