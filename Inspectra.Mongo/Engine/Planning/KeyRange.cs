namespace Inspectra.Mongo.Engine.Planning;

/// <summary>A stretch of an index tree.</summary>
/// <param name="Low">First key of it.</param>
/// <param name="High">First key behind it.</param>
/// <param name="IsPoint">Whether <paramref name="Low"/> is the only key that may be in it, and the tree is unique.</param>
internal sealed record KeyRange(byte[] Low, byte[] High, bool IsPoint)
{
    /// <summary>Behind every key.</summary>
    public static byte[] End { get; } = [0xFF];

    public static KeyRange All { get; } = new([], End, false);

    /// <summary>Everything that starts with a prefix.</summary>
    public static KeyRange StartingWith(byte[] prefix) => new(prefix, Successor(prefix), false);

    /// <summary>The first key that does not start with a prefix and lies behind it.</summary>
    public static byte[] Successor(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
        {
            length--;
        }
        if (length == 0)
        {
            return End;
        }
        var result = prefix[..length].ToArray();
        result[^1]++;
        return result;
    }
}
