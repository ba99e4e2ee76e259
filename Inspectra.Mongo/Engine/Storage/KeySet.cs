namespace Inspectra.Mongo.Engine.Storage;

/// <summary>The keys that one document has in one index, in one buffer that is used again and again.</summary>
internal sealed class KeySet
{
    private readonly List<(int Start, int Length)> _keys = [];

    public KeyBuffer Buffer { get; } = new();

    public int Count => _keys.Count;

    /// <summary>Whether an array was met on the way, even if it gave one key only.</summary>
    public bool SawArray { get; set; }

    public ReadOnlySpan<byte> this[int index] =>
        Buffer.Written.Slice(_keys[index].Start, _keys[index].Length);

    public void Clear()
    {
        Buffer.Clear();
        _keys.Clear();
        SawArray = false;
    }

    /// <summary>Ends the key that starts at a position; one that is there already is taken back.</summary>
    public void EndKey(int start)
    {
        var key = Buffer.Written[start..];
        for (var i = 0; i < _keys.Count; i++)
        {
            if (this[i].SequenceEqual(key))
            {
                Buffer.Truncate(start);
                return;
            }
        }
        _keys.Add((start, key.Length));
    }

    public bool Contains(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            if (this[i].SequenceEqual(key))
            {
                return true;
            }
        }
        return false;
    }
}
