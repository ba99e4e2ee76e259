using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>One block of all cells of several.</summary>
internal static class BlockUnion
{
    /// <returns>Empty when no block holds a cell.</returns>
    public static byte[] Of(IEnumerable<byte[]?> blocks)
    {
        var cells = new SortedDictionary<byte[], CellAccumulator>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var block in blocks)
        {
            var cursor = CellBlock.Read(block);
            while (cursor.Next())
            {
                var key = cursor.Key.ToArray();
                if (!cells.TryGetValue(key, out var cell))
                {
                    cells.Add(key, cell = new());
                }

                cell.MergePacked(cursor.Cell, CellParts.All);
            }
        }

        if (cells.Count == 0)
        {
            return [];
        }

        var writer = new PackWriter(4_096);
        var packed = new PackWriter();
        CellBlock.Start(writer);
        foreach (var (key, cell) in cells)
        {
            packed.Clear();
            cell.Pack(packed);
            CellBlock.Append(writer, key, packed.Written);
        }

        return writer.ToArray();
    }
}
