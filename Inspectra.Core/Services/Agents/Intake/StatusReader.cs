using System.Text;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Finds the code of a status without making a text of it in the usual case.</summary>
internal static class StatusReader
{
    /// <returns>Position in <see cref="ExecutionStatus.All"/>; -1 when the word is unknown.</returns>
    public static int CodeOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual("succeeded"u8))
        {
            return 0;
        }

        if (utf8.SequenceEqual("failed"u8))
        {
            return 1;
        }

        if (utf8.Length > 32 || !ExecutionStatus.TryNormalize(Encoding.UTF8.GetString(utf8), out var status))
        {
            return -1;
        }

        for (var code = 0; code < ExecutionStatus.All.Count; code++)
        {
            if (ExecutionStatus.All[code] == status)
            {
                return code;
            }
        }

        return -1;
    }
}
