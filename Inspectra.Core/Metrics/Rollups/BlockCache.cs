namespace Inspectra.Core.Metrics.Rollups;

/// <summary>The blocks that were written last, for one workspace's stream.</summary>
/// <remarks>Valid for exactly one data version: whoever else commits in between raises the version, and with it this
/// memory is void. So a rolled back transaction, or another process, can never leave a wrong block here.</remarks>
internal sealed class BlockCache
{
    private const long MaxBytes = 32 * 1024 * 1024;
    private readonly Dictionary<BlockKey, byte[]> _blocks = [];
    private long _bytes;
    private long _version = -1;

    /// <returns>Null when the block is not held; empty when it is known not to exist.</returns>
    public byte[]? Find(BlockKey key, long versionBefore) =>
        _version == versionBefore && _blocks.TryGetValue(key, out var block) ? block : null;

    /// <summary>Takes over what a commit wrote.</summary>
    public void Confirm(IReadOnlyDictionary<BlockKey, byte[]> written, long version)
    {
        if (_version != version - 1 || _bytes > MaxBytes)
        {
            _blocks.Clear();
            _bytes = 0;
        }

        foreach (var (key, block) in written)
        {
            if (_blocks.TryGetValue(key, out var before))
            {
                _bytes -= before.Length;
            }

            _blocks[key] = block;
            _bytes += block.Length;
        }

        _version = version;
    }
}
