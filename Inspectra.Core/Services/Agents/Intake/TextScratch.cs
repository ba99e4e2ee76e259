using System.Text;
using System.Text.Json;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Room for texts that do not lie in the input as they are: unescaped or encoded anew.</summary>
/// <remarks>Spans given out stay valid until <see cref="Clear"/>: a full chunk is left behind, never moved.</remarks>
internal sealed class TextScratch
{
    private byte[] _chunk = new byte[4_096];
    private int _used;

    public void Clear() => _used = 0;

    /// <returns>Null when the escapes do not make a valid text.</returns>
    public bool TryUnescape(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return true;
        }

        var room = Room(reader.ValueSpan.Length);
        try
        {
            var length = reader.CopyString(room);
            _used += length;
            text = room[..length];
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON, but not a text.
            text = default;
            return false;
        }
    }

    public ReadOnlySpan<byte> Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room);
        _used += length;
        return room[..length];
    }

    private Span<byte> Room(int count)
    {
        if (_chunk.Length - _used < count)
        {
            _chunk = new byte[Math.Max(_chunk.Length, count * 2)];
            _used = 0;
        }

        return _chunk.AsSpan(_used, count);
    }
}
