using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Adds the cells of a delta to those of a stored block.</summary>
internal sealed class BlockMerger
{
    private readonly CellAccumulator _cell = new();
    private readonly PackWriter _packed = new();

    /// <param name="existing">Blocks as stored, empty when there is none yet.</param>
    /// <param name="writer">Gets the merged block; cells that count nothing any more are left out.</param>
    /// <returns>The number of cells written.</returns>
    public int Merge(ReadOnlySpan<byte> existing, RollupDelta delta, BlockKey key, PackWriter writer)
    {
        CellBlock.Start(writer);
        var written = 0;
        var stored = CellBlock.Read(existing);
        var hasStored = stored.Next();
        var count = delta.CellsOf(key);
        var at = 0;
        while (hasStored || at < count)
        {
            var order = !hasStored ? 1 : at >= count ? -1 : stored.Key.SequenceCompareTo(delta.ValueKey(key, at));
            if (order < 0)
            {
                CellBlock.Append(writer, stored.Key, stored.Cell);
                written++;
                hasStored = stored.Next();
                continue;
            }

            _cell.Clear();
            if (order == 0)
            {
                _cell.MergePacked(stored.Cell, CellParts.All);
                hasStored = stored.Next();
            }

            var valueKey = delta.ValueKey(key, at);
            for (; at < count && delta.ValueKey(key, at).SequenceEqual(valueKey); at++)
            {
                _cell.MergePacked(delta.Cell(key, at), CellParts.All);
            }

            if (!_cell.IsEmpty)
            {
                _packed.Clear();
                _cell.Pack(_packed);
                CellBlock.Append(writer, valueKey, _packed.Written);
                written++;
            }
        }

        return written;
    }
}
