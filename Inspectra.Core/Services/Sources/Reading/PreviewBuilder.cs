using Inspectra.Core.Analysis.Csv;
using Inspectra.Core.Services.Sources.Mapping;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Reads the beginning of a file and says what it holds.</summary>
internal static class PreviewBuilder
{
    private const int RowsShown = 50;
    private const int RowsLookedAt = 500;
    private const int MaxCellChars = 300;
    private const int MaxCells = 200_000;

    public static async Task<ImportPreview> BuildAsync(UploadedFile file, OpenedRows opened, CancellationToken ct)
    {
        var rows = opened.Rows;
        var shown = new List<ImportPreviewRow>();
        var columns = new List<ColumnLook>();
        long broken = 0, brokenText = 0;
        while (rows.RowNumber < RowsLookedAt && rows.RowNumber * Math.Max(1, columns.Count) < MaxCells)
        {
            if (!rows.TryRead())
            {
                if (await rows.FillAsync(ct).ConfigureAwait(false)) { continue; }
                break;
            }

            for (var i = columns.Count; i < rows.Columns.Count; i++) { columns.Add(new ColumnLook()); }
            if (rows.Problem is not null) { broken++; }
            else
            {
                for (var i = 0; i < columns.Count; i++) { columns[i].Add(rows.Field(i)); }
            }

            if (rows.Raw.Contains('\uFFFD')) { brokenText++; }
            if (shown.Count < RowsShown) { shown.Add(RowOf(rows)); }
        }

        // Where the file names no column but by its rows, they are known only now.
        for (var i = columns.Count; i < rows.Columns.Count; i++) { columns.Add(new ColumnLook()); }
        var seen = rows.RowNumber - broken;
        var found = columns.Select((c, i) => c.Describe(i, rows.Columns[i], seen)).ToList();
        var decimalComma = columns.Any(c => c.SeemsDecimalComma);
        return new ImportPreview
        {
            File = file,
            Format = opened.Format,
            IsGzip = rows.Text.IsGzip,
            Encoding = rows.Text.Encoding.Name,
            Delimiter = opened.Shape?.Dialect.Delimiter,
            Quote = opened.Shape?.Dialect.Quote,
            HasHeader = opened.Shape?.HasHeader ?? false,
            SkippedLines = opened.Shape?.SkipLines ?? 0,
            Columns = found,
            Rows = [.. shown.Select(r => Widened(r, found.Count))],
            SuggestedMapping = MappingSuggestion.Of(opened.Format, found, decimalComma),
            Warnings = WarningsOf(opened, found, broken, brokenText),
        };
    }

    private static ImportPreviewRow RowOf(RowReader rows)
    {
        var values = new string[rows.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = rows.Field(i);
            values[i] = value.Length > MaxCellChars ? string.Concat(value[..MaxCellChars], "…") : value.ToString();
        }

        return new ImportPreviewRow(rows.Line, values, rows.Problem);
    }

    private static ImportPreviewRow Widened(ImportPreviewRow row, int columns) => row.Values.Count == columns
        ? row
        : row with { Values = [.. row.Values, .. Enumerable.Repeat("", columns - row.Values.Count)] };

    private static List<string> WarningsOf(OpenedRows opened, List<ImportColumn> columns, long broken, long brokenText)
    {
        var warnings = new List<string>();
        if (opened.Rows.Fault is { } fault) { warnings.Add(fault); }
        if (!opened.Rows.Text.Encoding.IsUnicode)
        {
            warnings.Add($"The file is not Unicode; it is read as {opened.Rows.Text.Encoding.Name}. Look whether accents and other letters are right.");
        }

        if (brokenText > 0) { warnings.Add("Some text holds bytes that the chosen encoding does not know."); }
        if (opened.Shape is { Confidence: < 0.1, Columns.Count: > 1 }) { warnings.Add("The delimiter is a guess: look whether the columns are right."); }
        if (opened.Shape is { SkipLines: > 0 } shape) { warnings.Add($"{shape.SkipLines} lines above the table are left out."); }
        if (broken > 0) { warnings.Add($"{broken} of the first {opened.Rows.RowNumber} rows do not fit the columns."); }
        if (columns.Any(c => c.Type == ImportValueType.Time && c.TimeFormat is null))
        {
            warnings.Add("Some times can be read in two ways: choose their format.");
        }

        return warnings;
    }
}
