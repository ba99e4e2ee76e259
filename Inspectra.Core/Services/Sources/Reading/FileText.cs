using System.Text;
using Inspectra.Core.Analysis.Csv;
using Inspectra.Core.Errors;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>A file as text: unpacked, decoded, its beginning at hand.</summary>
internal sealed class FileText : IDisposable
{
    private const int PeekBytes = 128 * 1024;
    private const string PackedFault = "The packed file is damaged or was cut off.";
    private readonly CountingStream _stored;
    private readonly Stream _bytes;
    private readonly Decoder _decoder;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _bufferUsed;
    private int _bufferLength;
    private char[] _head = [];
    private int _headUsed;
    private bool _isAtEnd;
    private bool _isFlushed;

    private FileText(CountingStream stored, Stream bytes, bool isGzip, DetectedEncoding detected, Encoding encoding)
    {
        _stored = stored;
        _bytes = bytes;
        _decoder = encoding.GetDecoder();
        IsGzip = isGzip;
        Encoding = detected;
    }

    public bool IsGzip { get; }
    public DetectedEncoding Encoding { get; }

    /// <summary>The beginning of the text, up to about 130,000 characters.</summary>
    public ReadOnlySpan<char> Head => _head;

    /// <summary><see cref="Head"/> is all there is.</summary>
    public bool IsHeadWhole { get; private set; }

    /// <summary>What is wrong with the file from a place on; the text before it stands.</summary>
    public string? Fault { get; private set; }

    /// <summary>Bytes of the stored file that were read so far.</summary>
    public long BytesRead => _stored.BytesRead;

    /// <param name="encodingName">Null to find it out.</param>
    public static async Task<FileText> OpenAsync(
        Stream file, string? encodingName, ImportLimits limits, CancellationToken ct)
    {
        var stored = new CountingStream(file);
        var first = await stored.PeekAsync(16, ct).ConfigureAwait(false);
        var isGzip = first.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        Stream bytes = isGzip ? new UnpackingStream(stored, limits) : stored;
        return await BeginAsync(stored, bytes, isGzip, encodingName, ct).ConfigureAwait(false);
    }

    /// <returns>0 at the end of the text.</returns>
    public async ValueTask<int> ReadAsync(Memory<char> destination, CancellationToken ct)
    {
        if (_headUsed < _head.Length)
        {
            var taken = Math.Min(destination.Length, _head.Length - _headUsed);
            _head.AsSpan(_headUsed, taken).CopyTo(destination.Span);
            _headUsed += taken;
            return taken;
        }

        return await DecodeAsync(destination, ct).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _stored.Dispose();
    }

    private static async Task<FileText> BeginAsync(
        CountingStream stored, Stream bytes, bool isGzip, string? encodingName, CancellationToken ct)
    {
        var sample = new byte[PeekBytes];
        var used = 0;
        string? fault = null;
        try
        {
            while (used < sample.Length)
            {
                var count = await bytes.ReadAsync(sample.AsMemory(used), ct).ConfigureAwait(false);
                if (count == 0) { break; }
                used += count;
            }
        }
        catch (InvalidDataException)
        {
            fault = PackedFault;
        }

        var isWhole = used < sample.Length;
        RuleViolationException.ThrowIf(used == 0, fault is null ? ErrorCode.FileEmpty : ErrorCode.FileUnreadable,
            fault ?? "The file is empty.");
        var detected = TextEncodings.Detect(sample.AsSpan(0, used), isWhole && fault is null);
        if (encodingName is not null && !string.Equals(encodingName, detected.Name, StringComparison.OrdinalIgnoreCase))
        {
            detected = new DetectedEncoding(encodingName.Trim().ToLowerInvariant(), detected.MarkBytes, true);
        }

        var encoding = TextEncodings.Find(detected.Name)
            ?? throw new RuleViolationException(ErrorCode.FileEncodingUnknown, $"There is no encoding named \"{detected.Name}\".");
        var text = new FileText(stored, bytes, isGzip, detected, encoding) { Fault = fault };
        text.Unread(sample.AsSpan(detected.MarkBytes, used - detected.MarkBytes), isWhole);
        return text;
    }

    /// <summary>Decodes what was looked at, so that it becomes the head.</summary>
    private void Unread(ReadOnlySpan<byte> sample, bool isWhole)
    {
        var chars = new char[sample.Length + 1];
        var used = _decoder.GetChars(sample, chars, flush: isWhole);
        // A mark that the encoding named by hand did not expect is no text either.
        _head = used > 0 && chars[0] == '\uFEFF' ? chars[1..used] : chars[..used];
        IsHeadWhole = isWhole;
        _isAtEnd = isWhole;
        _isFlushed = isWhole;
    }

    private async ValueTask<int> DecodeAsync(Memory<char> destination, CancellationToken ct)
    {
        while (true)
        {
            if (_bufferUsed == _bufferLength && !_isAtEnd) { await FillAsync(ct).ConfigureAwait(false); }
            if (_isAtEnd && _isFlushed) { return 0; }
            _decoder.Convert(
                _buffer.AsSpan(_bufferUsed, _bufferLength - _bufferUsed), destination.Span, flush: _isAtEnd,
                out var bytesUsed, out var charsUsed, out var isDone);
            _bufferUsed += bytesUsed;
            if (_isAtEnd && isDone) { _isFlushed = true; }
            if (charsUsed > 0) { return charsUsed; }
        }
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        _bufferUsed = 0;
        _bufferLength = 0;
        try
        {
            _bufferLength = await _bytes.ReadAsync(_buffer, ct).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            Fault = PackedFault;
        }

        _isAtEnd = _bufferLength == 0;
    }
}
