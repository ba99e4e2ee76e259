using System.Buffers.Text;
using System.Text;

namespace Inspectra.Bench.Support;

/// <summary>Reads the little that a measurement needs of an answer to ingestion.</summary>
public static class IngestAnswer
{
    /// <exception cref="InvalidOperationException">The server did not accept the request.</exception>
    public static int Accepted(int status, ReadOnlyMemory<byte> body)
    {
        var text = body.Span;
        var at = text.IndexOf("\"accepted\":"u8);
        return status == 200 && at >= 0 && Utf8Parser.TryParse(text[(at + 11)..], out int accepted, out _)
            ? accepted
            : throw new InvalidOperationException($"Status {status}: {Encoding.UTF8.GetString(text[..Math.Min(500, text.Length)])}");
    }
}
