using System.Buffers;

namespace Inspectra.Web.Api;

/// <summary>A whole request body in rented memory; the memory goes back when this is disposed.</summary>
public sealed class PooledBody : IDisposable
{
    private byte[]? _rented;

    internal PooledBody(byte[] rented, int length)
    {
        _rented = rented;
        Memory = rented.AsMemory(0, length);
    }

    public ReadOnlyMemory<byte> Memory { get; private set; }

    public void Dispose()
    {
        if (_rented is null)
        {
            return;
        }

        Memory = default;
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }
}
