using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Writes the documents of one collection: the record, every index tree, the count and the change log.</summary>
/// <remarks>
/// Nothing of a refused document stays: unique trees are written first, and what was written is taken back.
/// Statements are prepared once and stay with this object.
/// </remarks>
internal sealed unsafe class CollectionWriter : IDisposable
{
    private readonly WriteSession _session;
    private readonly SqliteConnection _connection;
    private readonly IndexWriter[] _indexes;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _findRecord;

    public CollectionWriter(WriteSession session, CollectionInfo info)
    {
        _session = session;
        _connection = session.Connection;
        Info = info;
        _insert = _connection.Rent(info.Sql.Insert);
        _update = _connection.Rent(info.Sql.Update);
        _delete = _connection.Rent(info.Sql.Delete);
        _get = _connection.Rent(info.Sql.Get);
        _find = _connection.Rent(info.IdIndex.Sql.FindRid);
        _findRecord = _connection.Rent(info.IdIndex.Sql.FindRecord);
        // Unique trees first: only they can refuse.
        _indexes = [.. info.Indexes.OrderBy(i => i.IsUnique ? 0 : 1).ThenBy(i => i.Id).Select(i => new IndexWriter(_connection, i))];
    }

    /// <summary>The collection as it is now; its indexes are those this writer was made for.</summary>
    public CollectionInfo Info { get; set; }

    public bool HasOnlyId => _indexes.Length == 1;

    /// <summary>Whether a collection has the trees that this writer writes.</summary>
    public bool Serves(CollectionInfo collection)
    {
        if (ReferenceEquals(collection, Info))
        {
            return true;
        }
        return collection.Indexes.Length == _indexes.Length
            && collection.Indexes.All(i => Array.Exists(_indexes, w => w.Id == i.Id));
    }

    /// <returns>The unique index that refused the document, or null when it was inserted.</returns>
    public IndexInfo? TryInsert(ReadOnlySpan<byte> document)
    {
        KeepShape(document);
        // All keys before the first write: a document that has none must leave nothing.
        for (var i = 0; i < _indexes.Length; i++)
        {
            var index = IndexAt(i);
            _indexes[i].Extract(document, index);
            NoteArray(i, index);
        }
        var rid = _session.NextRid();
        for (var i = 0; i < _indexes.Length; i++)
        {
            if (!_indexes[i].TryInsert(rid))
            {
                for (var done = 0; done < i; done++)
                {
                    _indexes[done].Delete(rid);
                }
                return IndexAt(i);
            }
        }
        fixed (byte* start = document)
        {
            _insert.Bind(1, rid);
            _insert.BindPinned(2, start, document.Length);
            _insert.Execute();
        }
        _session.NoteWrite();
        _session.AddCount(Info.Id, 1);
        _session.Changes.Insert(Info.Id, rid);
        return null;
    }

    /// <summary>Finds the record of an <c>_id</c>.</summary>
    public bool TryFind(ReadOnlySpan<byte> idKey, out long rid)
    {
        fixed (byte* start = idKey)
        {
            _find.BindPinned(1, start, idKey.Length);
            var found = _find.Step();
            rid = found ? _find.Int64(0) : 0;
            _find.Reset();
            return found;
        }
    }

    /// <summary>Looks a record up by <c>_id</c> and compares its document.</summary>
    /// <returns>Whether both are the same bytes; null when there is no such record.</returns>
    public bool? Compare(ReadOnlySpan<byte> idKey, ReadOnlySpan<byte> document, out long rid)
    {
        fixed (byte* start = idKey)
        {
            _findRecord.BindPinned(1, start, idKey.Length);
            bool? same = null;
            rid = 0;
            if (_findRecord.Step())
            {
                rid = _findRecord.Int64(0);
                same = _findRecord.Blob(1).SequenceEqual(document);
            }
            _findRecord.Reset();
            return same;
        }
    }

    /// <returns>A copy of the document, or null when the record is gone.</returns>
    public byte[]? Get(long rid)
    {
        _get.Bind(1, rid);
        var document = _get.Step() ? _get.Blob(1).ToArray() : null;
        _get.Reset();
        return document;
    }

    /// <summary>Puts a document in the place of another with the same <c>_id</c>.</summary>
    /// <param name="rid">The record.</param>
    /// <param name="before">The document there; may be empty when <see cref="HasOnlyId"/> and
    /// <paramref name="isReplacement"/> are both true.</param>
    /// <param name="after">What shall be there.</param>
    /// <param name="isReplacement">Whether the change log tells a replacement rather than an update of fields.</param>
    /// <returns>The unique index that refused it, or null when it was written.</returns>
    public IndexInfo? TryReplace(long rid, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, bool isReplacement)
    {
        var refused = HasOnlyId ? null : MoveKeys(rid, before, after);
        if (refused is not null)
        {
            return refused;
        }
        fixed (byte* start = after)
        {
            _update.Bind(1, rid);
            _update.BindPinned(2, start, after.Length);
            _update.Execute();
        }
        _session.NoteWrite();
        if (isReplacement)
        {
            _session.Changes.Replace(Info.Id, rid);
        }
        else
        {
            _session.Changes.Update(Info.Id, rid, UpdateDescription.Between(before, after));
        }
        return null;
    }

    public void Delete(long rid, ReadOnlySpan<byte> document)
    {
        for (var i = 0; i < _indexes.Length; i++)
        {
            _indexes[i].Extract(document, IndexAt(i));
            _indexes[i].Delete(rid);
        }
        _delete.Bind(1, rid);
        _delete.Execute();
        _session.NoteWrite();
        _session.AddCount(Info.Id, -1);
        _session.Changes.Delete(Info.Id, rid, DocumentKeyOf(document));
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_insert, _update, _delete, _get, _find, _findRecord])
        {
            _connection.Return(statement);
        }
        foreach (var index in _indexes)
        {
            index.Dispose();
        }
    }

    private static byte[] DocumentKeyOf(ReadOnlySpan<byte> document)
    {
        var builder = DocumentBuilder.Start(64);
        if (RawBson.TryFind(document, 0, "_id"u8, out var type, out var value))
        {
            builder.Value(type, "_id"u8, document.Slice(value, RawBson.SizeOf(type, document, value)));
        }
        return builder.FinishToArray();
    }

    private IndexInfo? MoveKeys(long rid, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        for (var i = 0; i < _indexes.Length; i++)
        {
            var index = IndexAt(i);
            if (!index.IsId) // An _id never changes.
            {
                _indexes[i].ExtractBoth(before, after, index);
                NoteArray(i, index);
            }
        }
        for (var i = 0; i < _indexes.Length; i++)
        {
            var index = IndexAt(i);
            if (!index.IsId && !_indexes[i].TryInsertNew(rid))
            {
                for (var done = 0; done < i; done++)
                {
                    if (!IndexAt(done).IsId)
                    {
                        _indexes[done].DeleteNew(rid);
                    }
                }
                return index;
            }
        }
        foreach (var index in _indexes)
        {
            if (index.Id != 0)
            {
                index.DeleteOld(rid);
            }
        }
        return null;
    }

    private IndexInfo IndexAt(int position)
    {
        var id = _indexes[position].Id;
        foreach (var index in Info.Indexes)
        {
            if (index.Id == id)
            {
                return index;
            }
        }
        throw new InvalidOperationException($"Index {id} of {Info.FullName} is gone.");
    }

    private void NoteArray(int position, IndexInfo index)
    {
        if (_indexes[position].SawArray && !index.IsMultiKey)
        {
            var multiKey = index.AsMultiKey();
            CatalogueStore.Put(_connection, multiKey);
            _session.Update(Info.Replacing(multiKey));
        }
    }

    private void KeepShape(ReadOnlySpan<byte> document)
    {
        var shape = Info.Shape;
        if (shape.IsMixed)
        {
            return;
        }
        _ = RawBson.TryFind(document, 0, "_id"u8, out var type, out var value);
        if (!shape.Covers(type, document, value))
        {
            var changed = Info.WithShape(shape.IsUnknown ? IdShape.Of(type, document, value) : IdShape.Mixed);
            CatalogueStore.Put(_connection, changed);
            _session.Update(changed);
        }
    }
}
