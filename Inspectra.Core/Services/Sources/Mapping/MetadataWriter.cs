using System.Buffers;
using System.Text;
using System.Text.Json;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Gathers the columns that become metadata into one JSON object a row.</summary>
internal sealed class MetadataWriter(IReadOnlyList<MappedField> fields)
{
    private const int MaxBytes = 10 * 1024;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <param name="json">Null when no column has a value.</param>
    /// <returns>False with the reason, and the column when one alone is at fault.</returns>
    public bool TryWrite(RowReader rows, out string? json, out string? column, out string? reason)
    {
        json = column = reason = null;
        if (fields.Count == 0) { return true; }
        _buffer.ResetWrittenCount();
        var hasAny = false;
        using (var writer = new Utf8JsonWriter(_buffer))
        {
            writer.WriteStartObject();
            foreach (var field in fields)
            {
                var value = field.Of(rows);
                if (value.IsEmpty) { continue; }
                column = field.Label;
                reason = value.Length > MaxBytes ? "The value is longer than metadata may be, 10 KB."
                    : value.Contains('\0') ? "The text holds a NUL byte."
                    : null;
                if (reason is not null) { return false; }
                writer.WriteString(field.Target, value);
                hasAny = true;
            }

            writer.WriteEndObject();
        }

        column = null;
        if (!hasAny) { return true; }
        if (_buffer.WrittenCount > MaxBytes)
        {
            reason = "The metadata of the row is longer than 10 KB.";
            return false;
        }

        json = Encoding.UTF8.GetString(_buffer.WrittenSpan);
        return true;
    }
}
