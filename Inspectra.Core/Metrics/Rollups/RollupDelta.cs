using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>What a run of events changes: per block the packed cells to add, in the order of their keys.</summary>
internal sealed class RollupDelta
{
    private readonly PackWriter _bytes = new(16_384);
    private readonly Dictionary<BlockKey, List<Entry>> _blocks = [];

    public IReadOnlyCollection<BlockKey> Keys => _blocks.Keys;

    public int CellsOf(BlockKey key) => _blocks.TryGetValue(key, out var entries) ? entries.Count : 0;

    /// <param name="valueKey">Greater than or equal to every key added to this block before.</param>
    public void Add(BlockKey key, ReadOnlySpan<byte> valueKey, CellAccumulator cell)
    {
        if (!_blocks.TryGetValue(key, out var entries))
        {
            _blocks.Add(key, entries = []);
        }

        var keyStart = _bytes.Length;
        _bytes.WriteBytes(valueKey);
        var cellStart = _bytes.Length;
        cell.Pack(_bytes);
        entries.Add(new(keyStart, cellStart, _bytes.Length));
    }

    public ReadOnlySpan<byte> ValueKey(BlockKey key, int index)
    {
        var entry = _blocks[key][index];
        return _bytes.Slice(entry.KeyStart, entry.CellStart - entry.KeyStart);
    }

    public ReadOnlySpan<byte> Cell(BlockKey key, int index)
    {
        var entry = _blocks[key][index];
        return _bytes.Slice(entry.CellStart, entry.End - entry.CellStart);
    }

    private readonly record struct Entry(int KeyStart, int CellStart, int End);
}
