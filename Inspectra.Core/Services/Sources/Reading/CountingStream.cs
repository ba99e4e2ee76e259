using Inspectra.Core.Providers.Storage;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Passes a stream through and counts; what was peeked at is read again.</summary>
internal sealed class CountingStream(Stream inner) : ForwardStream
{
    private byte[] _peeked = [];
    private int _peekedUsed;

    public long BytesRead { get; private set; }

    /// <returns>Up to <paramref name="count"/> bytes of the beginning; fewer when the stream is shorter.</returns>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken ct)
    {
        var buffer = new byte[count];
        var used = await inner.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        _peeked = buffer[..used];
        return _peeked;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peekedUsed < _peeked.Length) { return TakePeeked(buffer.Span); }
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        BytesRead += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_peekedUsed < _peeked.Length) { return TakePeeked(buffer.AsSpan(offset, count)); }
        var read = inner.Read(buffer, offset, count);
        BytesRead += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { inner.Dispose(); }
        base.Dispose(disposing);
    }

    private int TakePeeked(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, _peeked.Length - _peekedUsed);
        _peeked.AsSpan(_peekedUsed, count).CopyTo(destination);
        _peekedUsed += count;
        BytesRead += count;
        return count;
    }
}
