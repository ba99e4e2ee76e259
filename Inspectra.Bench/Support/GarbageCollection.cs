using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Inspectra.Bench.Support;

/// <summary>Makes another .NET process collect its garbage, over the runtime's own diagnostic socket.</summary>
/// <remarks>Opening an event session with the runtime's keyword "GCHeapCollect" is what starts a full collection. See
/// "Diagnostics IPC protocol" in the documentation of dotnet/diagnostics.</remarks>
public static class GarbageCollection
{
    private const byte EventPipe = 0x02;
    private const byte StopTracing = 0x01;
    private const byte CollectTracing2 = 0x03;
    private const int HeaderSize = 20;
    private const ulong GcHeapCollect = 0x800000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <exception cref="InvalidOperationException">The process has no diagnostic socket.</exception>
    public static async Task ForceAsync(int processId, CancellationToken ct)
    {
        var path = Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").FirstOrDefault()
            ?? throw new InvalidOperationException($"Process {processId} has no diagnostic socket.");
        using var session = await SendAsync(path, CollectTracing2, Configuration(), ct);
        var answer = new byte[HeaderSize + sizeof(ulong)];
        await session.ReadExactlyAsync(answer, ct);
        var draining = DrainAsync(session, ct);
        await Task.Delay(Patience, ct);
        using (await SendAsync(path, StopTracing, answer[HeaderSize..], ct))
        {
            await draining;
        }
    }

    private static async Task<NetworkStream> SendAsync(string path, byte command, byte[] payload, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var message = new byte[HeaderSize + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = EventPipe;
        message[17] = command;
        payload.CopyTo(message, HeaderSize);
        await stream.WriteAsync(message, ct);
        return stream;
    }

    private static byte[] Configuration()
    {
        var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.Unicode);
        writer.Write(64u); // Megabytes of buffer.
        writer.Write(1u); // The "nettrace" format.
        writer.Write((byte)0); // No rundown of loaded methods at the end.
        writer.Write(1u); // One provider.
        writer.Write(GcHeapCollect);
        writer.Write(4u); // Informational.
        const string provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(provider));
        writer.Write(0u); // No filter.
        writer.Flush();
        return buffer.ToArray();
    }

    private static async Task DrainAsync(NetworkStream session, CancellationToken ct)
    {
        var buffer = new byte[65_536];
        while (await session.ReadAsync(buffer, ct) > 0)
        {
        }
    }
}
