using Inspectra.Core.Documents.Sources;
using Inspectra.Core.Repos.Sources;
using MongoDB.Bson;

namespace Inspectra.Core.Providers.Storage;

/// <summary>Reads a stored file a few chunks at a time; only asynchronously.</summary>
internal sealed class ChunkStream(FileChunkRepository chunks, ObjectId fileId, long length) : ForwardStream
{
    private const int ChunksAtOnce = 4;
    private readonly Queue<FileChunkDocument> _waiting = new();
    private ReadOnlyMemory<byte> _current;
    private int _nextNumber;
    private long _position;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == length || buffer.IsEmpty) { return 0; }
        if (_current.IsEmpty) { await NextAsync(cancellationToken).ConfigureAwait(false); }
        var count = Math.Min(buffer.Length, _current.Length);
        _current[..count].CopyTo(buffer);
        _current = _current[count..];
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Stored files are read asynchronously.");

    private async Task NextAsync(CancellationToken ct)
    {
        if (_waiting.Count == 0)
        {
            foreach (var chunk in await chunks.ListAcrossWorkspacesAsync(fileId, _nextNumber, ChunksAtOnce, ct).ConfigureAwait(false))
            {
                _waiting.Enqueue(chunk);
            }
        }

        // A missing chunk would otherwise shift everything behind it without a word.
        if (!_waiting.TryDequeue(out var next) || next.Number != _nextNumber || next.Data.Length == 0)
        {
            throw new IOException($"Chunk {_nextNumber} of a stored file is missing.");
        }

        _nextNumber++;
        _current = next.Data;
    }
}
