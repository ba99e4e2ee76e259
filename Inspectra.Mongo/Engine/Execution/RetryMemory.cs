using System.Collections.Concurrent;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The replies of recent retryable writes, so that a write sent again is answered and not done again.</summary>
internal sealed class RetryMemory
{
    private const int Kept = 10_000;
    private const int MaxReplyBytes = 64 * 1024;
    private readonly ConcurrentDictionary<RetryKey, ReadOnlyMemory<byte>> _replies = new();
    private readonly ConcurrentQueue<RetryKey> _order = new();

    public bool TryGet(RetryKey key, out ReadOnlyMemory<byte> reply) => _replies.TryGetValue(key, out reply);

    public void Remember(RetryKey key, ReadOnlyMemory<byte> reply)
    {
        if (reply.Length > MaxReplyBytes || !_replies.TryAdd(key, reply))
        {
            return;
        }
        _order.Enqueue(key);
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _replies.TryRemove(oldest, out _);
        }
    }
}
