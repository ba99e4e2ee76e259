using System.Collections.Immutable;
using System.Text;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Which fields, in which order, the documents that are the <c>_id</c>s of a collection have.</summary>
/// <remarks>
/// While all of them have the same fields, none of them an array, the tree of <c>_id</c> serves as a compound index
/// over those fields: a filter on <c>_id.w</c> and a range of <c>_id.t</c> is one range of it.
/// </remarks>
internal sealed class IdShape
{
    private IdShape(ImmutableArray<byte[]> names, bool isMixed)
    {
        Names = names;
        IsMixed = isMixed;
    }

    /// <summary>No document was written yet.</summary>
    public static IdShape Unknown { get; } = new([], false);

    /// <summary>Not documents, or not all alike.</summary>
    public static IdShape Mixed { get; } = new([], true);

    public ImmutableArray<byte[]> Names { get; }

    public bool IsMixed { get; }

    public bool IsUnknown => !IsMixed && Names.IsEmpty;

    public bool IsKnown => !Names.IsEmpty;

    /// <summary>The shape of one <c>_id</c>.</summary>
    public static IdShape Of(byte type, ReadOnlySpan<byte> bytes, int value)
    {
        if (type != RawBson.Document)
        {
            return Mixed;
        }
        var names = ImmutableArray.CreateBuilder<byte[]>();
        var position = value + 4;
        byte element;
        while ((element = bytes[position]) != 0)
        {
            position++;
            var length = RawBson.TextLength(bytes, position);
            names.Add(bytes.Slice(position, length - 1).ToArray());
            position += length;
            if (element == RawBson.Array)
            {
                return Mixed;
            }
            position += RawBson.SizeOf(element, bytes, position);
        }
        return names.Count == 0 ? Mixed : new IdShape(names.ToImmutable(), false);
    }

    public static IdShape FromStored(ReadOnlySpan<byte> stored)
    {
        if (stored.IsEmpty)
        {
            return Mixed;
        }
        var names = Encoding.UTF8.GetString(stored).Split('\0');
        return new IdShape([.. names.Select(Encoding.UTF8.GetBytes)], false);
    }

    /// <returns>What <see cref="FromStored"/> reads; null when no document was written yet.</returns>
    public byte[]? ToStored() =>
        IsUnknown ? null : Encoding.UTF8.GetBytes(string.Join('\0', Names.Select(Encoding.UTF8.GetString)));

    /// <summary>Whether an <c>_id</c> keeps to this shape.</summary>
    public bool Covers(byte type, ReadOnlySpan<byte> bytes, int value)
    {
        if (IsMixed)
        {
            return true;
        }
        if (type != RawBson.Document || IsUnknown)
        {
            return false;
        }
        var position = value + 4;
        foreach (var name in Names)
        {
            var element = bytes[position++];
            if (element is 0 or RawBson.Array
                || !bytes[position..].StartsWith(name)
                || bytes[position + name.Length] != 0)
            {
                return false;
            }
            position += name.Length + 1;
            position += RawBson.SizeOf(element, bytes, position);
        }
        return bytes[position] == 0;
    }
}
