using System.Buffers.Binary;

namespace Inspectra.Core.Metrics.Sketches;

/// <summary>A 64-bit hash that is the same in every process and version: its values are stored in sketches.</summary>
/// <remarks>Eight bytes a step, multiplied to 128 bits and folded, as in Wang Yi's wyhash.</remarks>
internal static class StableHash
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const ulong Third = 0x8EBC6AF09C88C6E3;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        var rest = bytes;
        while (rest.Length >= 8)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest), Second);
            rest = rest[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            tail |= (ulong)rest[i] << (8 * i);
        }

        hash = Fold(hash ^ tail, Third);
        return Fold(hash ^ Second, First ^ (ulong)bytes.Length);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
