using System.Buffers;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>Hands documents on as memory: one buffer, filled anew for each of them.</summary>
internal static class RecordBytes
{
    /// <returns>Memory that is valid until the next document is asked for.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(RecordStream stream)
    {
        var buffer = new byte[4096];
        while (stream.MoveNext())
        {
            yield return Copy(stream, ref buffer);
        }
    }

    private static ReadOnlyMemory<byte> Copy(RecordStream stream, ref byte[] buffer)
    {
        var document = stream.Current;
        if (document.Length > buffer.Length)
        {
            buffer = new byte[document.Length * 2];
        }
        document.CopyTo(buffer);
        return buffer.AsMemory(0, document.Length);
    }
}
