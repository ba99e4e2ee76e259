using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inspectra.Bench.Support;

/// <summary>One keep-alive HTTP/1.1 connection that costs the measured machine as little as possible.</summary>
/// <remarks>It understands answers with Content-Length or chunked transfer, which is all that the server sends.</remarks>
public sealed class RawHttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1 << 20];

    public static async Task<RawHttpConnection> OpenAsync(Uri address, CancellationToken ct)
    {
        var connection = new RawHttpConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), ct);
        return connection;
    }

    /// <summary>Header and body of one request, ready to be sent as often as wanted.</summary>
    public static byte[] Request(string method, string path, string? bearer, string contentType, ReadOnlySpan<byte> body)
    {
        var header = new StringBuilder()
            .Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (bearer is not null)
        {
            header.Append("Authorization: Bearer ").Append(bearer).Append("\r\n");
        }

        header.Append("Content-Type: ").Append(contentType).Append("\r\nContent-Length: ").Append(body.Length).Append("\r\n\r\n");
        var head = Encoding.ASCII.GetBytes(header.ToString());
        var request = new byte[head.Length + body.Length];
        head.CopyTo(request, 0);
        body.CopyTo(request.AsSpan(head.Length));
        return request;
    }

    /// <returns>Status code and the bytes after the header, valid until the next call.</returns>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public async Task<(int Status, ReadOnlyMemory<byte> Body)> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        while (request.Length > 0)
        {
            request = request[await _socket.SendAsync(request, ct)..];
        }

        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), ct);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += read;
            var bytes = _buffer.AsSpan(0, length);
            var headerEnd = bytes.IndexOf("\r\n\r\n"u8);
            if (headerEnd < 0)
            {
                continue;
            }

            var header = bytes[..headerEnd];
            if (!Utf8Parser.TryParse(header.Slice(9, 3), out int status, out _))
            {
                throw new IOException("The answer has no status line.");
            }

            var bodyStart = headerEnd + 4;
            if (ContentLength(header) is { } contentLength)
            {
                if (length >= bodyStart + contentLength)
                {
                    return (status, _buffer.AsMemory(bodyStart, contentLength));
                }
            }
            else if (status is 204 or 304)
            {
                return (status, ReadOnlyMemory<byte>.Empty);
            }
            else if (bytes[bodyStart..].EndsWith("\r\n0\r\n\r\n"u8))
            {
                return (status, _buffer.AsMemory(bodyStart, Join(bytes[bodyStart..])));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Moves the chunks of a body together, over their sizes.</summary>
    /// <returns>Length of the body.</returns>
    private static int Join(Span<byte> chunked)
    {
        var (from, to) = (0, 0);
        while (true)
        {
            if (!Utf8Parser.TryParse(chunked[from..], out int size, out var digits, 'x'))
            {
                throw new IOException("A chunk of the answer has no size.");
            }

            if (size == 0)
            {
                return to;
            }

            from += digits + 2;
            chunked.Slice(from, size).CopyTo(chunked[to..]);
            from += size + 2;
            to += size;
        }
    }

    private static int? ContentLength(ReadOnlySpan<byte> header)
    {
        var at = header.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(header[(at + 16)..], out int value, out _) ? value : null;
    }
}
