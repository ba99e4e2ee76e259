using System.Globalization;
using System.Text;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Finds the keys of a document in an index: one, or one for every element where a field is an array.</summary>
internal static class KeyExtractor
{
    private const byte Missing = 0;

    /// <summary>Fills <paramref name="keys"/>; it stays empty when the document is not in the index at all.</summary>
    /// <exception cref="CommandException">Two fields of the index are arrays side by side.</exception>
    public static void Extract(ReadOnlySpan<byte> document, IndexInfo index, KeySet keys)
    {
        keys.Clear();
        if (index.PartialFilter is { } partial && !partial.Matches(document))
        {
            return;
        }
        if (index.IsId)
        {
            _ = RawBson.TryFind(document, 0, "_id"u8, out var type, out var value);
            KeyEncoder.Append(keys.Buffer, type, document, value);
            keys.EndKey(0);
            return;
        }
        var places = new Place[index.Fields.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Walk(document, RawBson.Document, 0, index.Fields[i].Parts, 0);
        }
        Expand(document, index, places, keys);
    }

    private static void Expand(ReadOnlySpan<byte> document, IndexInfo index, Place[] places, KeySet keys)
    {
        var array = -1;
        foreach (var place in places)
        {
            if (!place.IsOpenArray)
            {
                continue;
            }
            if (array >= 0 && array != place.Value)
            {
                throw new CommandException(
                    171, "CannotIndexParallelArrays", $"Index {index.Name} cannot hold two arrays of one document side by side.");
            }
            array = place.Value;
        }
        if (array < 0)
        {
            Write(document, index, places, keys);
            return;
        }
        keys.SawArray = true;
        var position = array + 4;
        var any = false;
        byte type;
        while ((type = document[position]) != 0)
        {
            position++;
            position += RawBson.TextLength(document, position);
            var inner = (Place[])places.Clone();
            for (var i = 0; i < inner.Length; i++)
            {
                if (!inner[i].IsOpenArray)
                {
                    continue;
                }
                var parts = index.Fields[i].Parts;
                // An array inside the array is a value of its own; only fields of documents are followed further.
                inner[i] = inner[i].Next == parts.Length
                    ? new Place(type, position, inner[i].Next, false)
                    : type == RawBson.Document ? Walk(document, type, position, parts, inner[i].Next) : default;
            }
            Expand(document, index, inner, keys);
            any = true;
            position += RawBson.SizeOf(type, document, position);
        }
        if (!any)
        {
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i].IsOpenArray)
                {
                    var isLast = places[i].Next == index.Fields[i].Parts.Length;
                    places[i] = new Place(isLast ? RawBson.Undefined : Missing, 0, 0, false);
                }
            }
            Write(document, index, places, keys);
        }
    }

    private static void Write(ReadOnlySpan<byte> document, IndexInfo index, Place[] places, KeySet keys)
    {
        if (index.IsSparse && Array.TrueForAll(places, place => place.Type == Missing))
        {
            return;
        }
        var start = keys.Buffer.Length;
        for (var i = 0; i < places.Length; i++)
        {
            var fieldStart = keys.Buffer.Length;
            if (places[i].Type == Missing)
            {
                KeyEncoder.AppendNull(keys.Buffer);
            }
            else
            {
                KeyEncoder.Append(keys.Buffer, places[i].Type, document, places[i].Value);
            }
            if (index.Fields[i].IsDescending)
            {
                keys.Buffer.Complement(fieldStart);
            }
        }
        keys.EndKey(start);
    }

    /// <summary>Follows a path through documents until its end, a missing field, or an array.</summary>
    private static Place Walk(ReadOnlySpan<byte> bytes, byte type, int value, byte[][] parts, int next)
    {
        while (true)
        {
            if (type == RawBson.Array)
            {
                if (next < parts.Length && IsNumber(parts[next])
                    && RawBson.TryFind(bytes, value, parts[next], out var elementType, out var element))
                {
                    type = elementType;
                    value = element;
                    next++;
                    continue;
                }
                return new Place(type, value, next, true);
            }
            if (next == parts.Length)
            {
                return new Place(type, value, next, false);
            }
            if (type != RawBson.Document || !RawBson.TryFind(bytes, value, parts[next], out type, out value))
            {
                return default;
            }
            next++;
        }
    }

    private static bool IsNumber(byte[] part) =>
        int.TryParse(Encoding.UTF8.GetString(part), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Where the value of one field lies; the default stands for a missing one.</summary>
    private readonly record struct Place(byte Type, int Value, int Next, bool IsOpenArray);
}
