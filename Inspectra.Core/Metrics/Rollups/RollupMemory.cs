using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>What the pipeline remembers of one workspace's stream between commits: blocks and waiting events.</summary>
/// <remarks>Valid for exactly one data version: whoever else commits in between raises the version, and with it this
/// memory is void. So a rolled back transaction, or another process, can never leave something wrong here.</remarks>
internal sealed class RollupMemory
{
    private const long MaxBytes = 32 * 1024 * 1024;
    private readonly Dictionary<BlockKey, byte[]> _blocks = [];
    private readonly List<EventFact> _waiting = [];
    private long _bytes;
    private long _version = -1;

    /// <returns>Null when the block is not held; empty when it is known not to exist.</returns>
    public byte[]? FindBlock(BlockKey key, long versionBefore) =>
        _version == versionBefore && _blocks.TryGetValue(key, out var block) ? block : null;

    /// <returns>The events that wait to be added to the blocks; null when that is not known.</returns>
    public IReadOnlyList<EventFact>? FindWaiting(long versionBefore) => _version == versionBefore ? _waiting : null;

    /// <summary>Takes over what a commit wrote.</summary>
    /// <param name="waitingBefore">What waited when it began.</param>
    public void Confirm(RollupOutcome outcome, IReadOnlyList<EventFact> waitingBefore, long version)
    {
        if (_version != version - 1 || _bytes > MaxBytes)
        {
            _blocks.Clear();
            _bytes = 0;
        }

        foreach (var (key, block) in outcome.Written)
        {
            if (_blocks.TryGetValue(key, out var before))
            {
                _bytes -= before.Length;
            }

            _blocks[key] = block;
            _bytes += block.Length;
        }

        if (outcome.Deferred is { } deferred)
        {
            if (!ReferenceEquals(waitingBefore, _waiting))
            {
                _waiting.Clear();
                _waiting.AddRange(waitingBefore);
            }

            _waiting.AddRange(deferred);
        }
        else
        {
            _waiting.Clear();
        }

        _version = version;
    }
}
