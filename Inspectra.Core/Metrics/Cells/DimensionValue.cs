using System.Text;
using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>One value of a dimension: its UTF-8 bytes and their hash, shared by all events that carry it.</summary>
internal sealed class DimensionValue : IEquatable<DimensionValue>, IComparable<DimensionValue>
{
    private string? _text;

    public DimensionValue(ReadOnlySpan<byte> utf8)
        : this(utf8.ToArray(), StableHash.Of(utf8))
    {
    }

    public DimensionValue(byte[] utf8, ulong hash)
    {
        Utf8 = utf8;
        Hash = hash;
    }

    /// <summary>Events that name no value: the empty text.</summary>
    public static DimensionValue None { get; } = new([]);

    public byte[] Utf8 { get; }

    public ulong Hash { get; }

    public bool IsNone => Utf8.Length == 0;

    public string Text => _text ??= Encoding.UTF8.GetString(Utf8);

    public bool Equals(DimensionValue? other) =>
        ReferenceEquals(this, other) || (other is not null && Hash == other.Hash && Utf8.AsSpan().SequenceEqual(other.Utf8));

    public override bool Equals(object? obj) => Equals(obj as DimensionValue);

    public override int GetHashCode() => (int)Hash;

    public int CompareTo(DimensionValue? other) => other is null ? 1 : Utf8.AsSpan().SequenceCompareTo(other.Utf8);
}
