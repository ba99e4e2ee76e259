using System.IO.Compression;
using Inspectra.Core.Errors;
using Inspectra.Core.Providers.Storage;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Unpacks gzip, and stops a file that grows beyond measure before it fills memory or time.</summary>
internal sealed class UnpackingStream(CountingStream packed, ImportLimits limits) : ForwardStream
{
    private readonly GZipStream _gzip = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private long _unpackedBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await _gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Check(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _gzip.Read(buffer, offset, count);
        Check(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { _gzip.Dispose(); }
        base.Dispose(disposing);
    }

    private void Check(int count)
    {
        _unpackedBytes += count;
        var isBomb = _unpackedBytes > limits.RatioFromBytes && _unpackedBytes / Math.Max(1, packed.BytesRead) >= limits.MaxRatio;
        RuleViolationException.ThrowIf(isBomb, ErrorCode.ArchiveBomb,
            $"The packed file grows to more than {limits.MaxRatio} times its size. Unpack it and upload it as it is.");
        if (_unpackedBytes > limits.MaxUnpackedBytes)
        {
            throw new PayloadTooLargeException(ErrorCode.FileTooLarge,
                $"Unpacked, the file is larger than {limits.MaxUnpackedBytes >> 20} MB.");
        }
    }
}
