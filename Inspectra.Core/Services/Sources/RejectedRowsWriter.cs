using System.Globalization;
using System.Text;
using Inspectra.Core.Analysis.Csv;
using Inspectra.Core.Documents.Sources;

namespace Inspectra.Core.Services.Sources;

/// <summary>Writes rejected rows as CSV.</summary>
internal static class RejectedRowsWriter
{
    /// <summary>With a byte order mark, so that spreadsheets see UTF-8.</summary>
    public static readonly byte[] Head = [0xEF, 0xBB, 0xBF, .. "line,column,reason,value,row\r\n"u8];

    public static byte[] Lines(IEnumerable<ImportRejectionRow> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(row.Line.ToString(CultureInfo.InvariantCulture)).Append(',');
            CsvCell.Append(text, row.Column ?? "");
            text.Append(',');
            CsvCell.Append(text, row.Reason);
            text.Append(',');
            CsvCell.Append(text, row.Value ?? "");
            text.Append(',');
            CsvCell.Append(text, row.Text);
            text.Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
