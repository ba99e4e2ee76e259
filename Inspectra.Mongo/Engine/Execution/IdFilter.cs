using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Recognises filters that name documents by <c>_id</c> alone, which need neither compiling nor planning.</summary>
internal static class IdFilter
{
    /// <summary>The key of a filter <c>{_id: value}</c>.</summary>
    /// <returns>False when the filter is anything else.</returns>
    public static bool TryGetKey(ReadOnlySpan<byte> filter, KeyBuffer key)
    {
        if (!TryGetOnlyId(filter, out var type, out var value))
        {
            return false;
        }
        if (type == RawBson.Document && IsOperators(filter, value))
        {
            if (!IsOnly(filter, value, "$eq"u8, out type, out value))
            {
                return false;
            }
        }
        if (!IsPlain(type))
        {
            return false;
        }
        key.Clear();
        KeyEncoder.Append(key, type, filter, value);
        return true;
    }

    /// <summary>The keys of <c>{_id: value}</c> or <c>{_id: {$in: [...]}}</c>, ascending, each once.</summary>
    public static List<byte[]>? GetKeys(ReadOnlySpan<byte> filter)
    {
        var buffer = new KeyBuffer();
        if (TryGetKey(filter, buffer))
        {
            return [buffer.ToArray()];
        }
        if (!TryGetOnlyId(filter, out var type, out var value)
            || type != RawBson.Document
            || !IsOnly(filter, value, "$in"u8, out type, out value)
            || type != RawBson.Array)
        {
            return null;
        }
        var keys = new List<byte[]>();
        var position = value + 4;
        while ((type = filter[position]) != 0)
        {
            if (!IsPlain(type))
            {
                return null;
            }
            position++;
            position += RawBson.TextLength(filter, position);
            buffer.Clear();
            KeyEncoder.Append(buffer, type, filter, position);
            keys.Add(buffer.ToArray());
            position += RawBson.SizeOf(type, filter, position);
        }
        keys.Sort(ByteOrder.Instance);
        var kept = 0;
        for (var i = 0; i < keys.Count; i++)
        {
            if (kept == 0 || !keys[i].AsSpan().SequenceEqual(keys[kept - 1]))
            {
                keys[kept++] = keys[i];
            }
        }
        keys.RemoveRange(kept, keys.Count - kept);
        return keys;
    }

    /// <summary>Null matches documents without an <c>_id</c> as well, and a pattern matches texts: not for this path.</summary>
    private static bool IsPlain(byte type) =>
        type is not (RawBson.Regex or RawBson.Array or RawBson.Null or RawBson.Undefined);

    private static bool TryGetOnlyId(ReadOnlySpan<byte> filter, out byte type, out int value)
    {
        type = 0;
        value = 0;
        return filter.Length > 9 && filter[4] != 0 && filter.Slice(5, 4).SequenceEqual("_id\0"u8)
            && IsLast(filter, 0, "_id"u8, out type, out value);
    }

    private static bool IsOnly(ReadOnlySpan<byte> bytes, int document, ReadOnlySpan<byte> name, out byte type, out int value) =>
        IsLast(bytes, document, name, out type, out value)
        && bytes.Slice(document + 5, name.Length).SequenceEqual(name);

    private static bool IsLast(ReadOnlySpan<byte> bytes, int document, ReadOnlySpan<byte> name, out byte type, out int value) =>
        RawBson.TryFind(bytes, document, name, out type, out value)
        && bytes[value + RawBson.SizeOf(type, bytes, value)] == 0;

    private static bool IsOperators(ReadOnlySpan<byte> bytes, int document) =>
        bytes[document + 4] != 0 && bytes[document + 5] == (byte)'$';
}
