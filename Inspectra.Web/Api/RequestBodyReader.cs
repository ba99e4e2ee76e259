using System.Buffers;
using System.IO.Compression;
using Inspectra.Core.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace Inspectra.Web.Api;

/// <summary>Reads a body that is bounded after decompression, so that a small archive cannot unfold into a large one.</summary>
public static class RequestBodyReader
{
    private const int FirstBufferBytes = 64 * 1024;

    /// <param name="limitBytes">Most bytes that the body may have once it is unpacked.</param>
    /// <exception cref="PayloadTooLargeException">The body is larger than the limit.</exception>
    /// <exception cref="UnsupportedMediaTypeException">The content encoding is neither identity nor gzip.</exception>
    /// <exception cref="ValidationException">The gzip stream is damaged or cut off.</exception>
    public static async Task<PooledBody> ReadAsync(HttpRequest request, int limitBytes, CancellationToken ct)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        var isGzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!isGzip && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsupportedMediaTypeException(
                ErrorCode.UnsupportedMediaType, "Send the body as it is, or compressed with gzip.");
        }

        if (!isGzip && request.ContentLength > limitBytes)
        {
            throw TooLarge(limitBytes);
        }

        // The limit of the server guards files; here the bound below is the narrower one and answers more clearly.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limitBytes + 1L;
        }

        if (!isGzip)
        {
            return await FillAsync(request.Body, (int?)request.ContentLength, limitBytes, ct);
        }

        var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
        await using (unpacked)
        {
            try
            {
                return await FillAsync(unpacked, null, limitBytes, ct);
            }
            catch (InvalidDataException)
            {
                throw new ValidationException(ErrorCode.InvalidInput, "body", "The gzip stream is damaged.");
            }
        }
    }

    private static async Task<PooledBody> FillAsync(Stream source, int? expected, int limitBytes, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(expected + 1 ?? FirstBufferBytes);
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, limitBytes + 1));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var read = await source.ReadAsync(buffer.AsMemory(length), ct);
                if (read == 0)
                {
                    var body = new PooledBody(buffer, length);
                    buffer = null!; // Its new owner returns it.
                    return body;
                }

                length += read;
                if (length > limitBytes)
                {
                    throw TooLarge(limitBytes);
                }
            }
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static PayloadTooLargeException TooLarge(int limitBytes) => new(
        ErrorCode.PayloadTooLarge,
        $"The body may have at most {limitBytes / 1_000_000} MB after decompression. Send it in several requests.");
}
