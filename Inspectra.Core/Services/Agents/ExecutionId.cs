using System.Buffers.Text;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Inspectra.Core.Services.Agents;

/// <summary>The opaque text that stands for an execution outside: its start and the client's id, safe in an address.</summary>
internal static class ExecutionId
{
    private const int MaxLength = 1_024;

    public static string Encode(long startedMs, string executionId)
    {
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(executionId)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, startedMs);
        Encoding.UTF8.GetBytes(executionId, bytes.AsSpan(8));
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>False for a text that was not made here.</returns>
    public static bool TryDecode(string text, out long startedMs, [NotNullWhen(true)] out string? executionId)
    {
        startedMs = 0;
        executionId = null;
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 9)
        {
            return false;
        }

        startedMs = BinaryPrimitives.ReadInt64BigEndian(bytes);
        executionId = Encoding.UTF8.GetString(bytes.AsSpan(8));
        return true;
    }
}
