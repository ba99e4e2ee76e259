namespace Inspectra.Core.Metrics.Cells;

/// <summary>
/// The cells of one bucket and one dimension set, packed one behind the other in the byte order of their values.
/// </summary>
/// <remarks>Layout: format byte, then per cell the length of the key, the key, the length of the cell, the cell.
/// One document holds many values, because an event touches a handful of blocks where it would touch a hundred
/// documents of one value each.</remarks>
internal static class CellBlock
{
    private const byte Format = 1;

    /// <summary>Stands between the parts of a key of several dimensions; ingestion refuses control characters.</summary>
    public const byte Separator = 0x1F;

    public static void Start(PackWriter writer) => writer.WriteByte(Format);

    public static void Append(PackWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<byte> cell)
    {
        writer.WriteUnsigned((ulong)key.Length);
        writer.WriteBytes(key);
        writer.WriteUnsigned((ulong)cell.Length);
        writer.WriteBytes(cell);
    }

    public static Cursor Read(ReadOnlySpan<byte> block) => new(block);

    /// <summary>Walks over the cells of a block.</summary>
    public ref struct Cursor
    {
        private PackReader _reader;

        public Cursor(ReadOnlySpan<byte> block)
        {
            _reader = new PackReader(block);
            if (!block.IsEmpty && _reader.ReadByte() != Format)
            {
                throw new FormatException("A rollup block has an unknown format.");
            }
        }

        public ReadOnlySpan<byte> Key { get; private set; }

        public ReadOnlySpan<byte> Cell { get; private set; }

        public bool Next()
        {
            if (_reader.AtEnd)
            {
                return false;
            }

            Key = _reader.ReadBytes((int)_reader.ReadUnsigned());
            Cell = _reader.ReadBytes((int)_reader.ReadUnsigned());
            return true;
        }
    }
}
