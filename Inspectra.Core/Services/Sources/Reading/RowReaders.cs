using Inspectra.Core.Analysis.Csv;
using Inspectra.Core.Errors;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Opens a file with the reader that suits it.</summary>
internal static class RowReaders
{
    private static readonly CsvLimits s_limits = new();

    /// <exception cref="RuleViolationException">The file is empty or cannot be read as rows.</exception>
    public static async Task<OpenedRows> OpenAsync(
        Stream file, ImportReadOptions options, ImportLimits limits, CancellationToken ct)
    {
        var text = await FileText.OpenAsync(file, options.Encoding, limits, ct).ConfigureAwait(false);
        try
        {
            RuleViolationException.ThrowIf(text.Head.IsWhiteSpace(), ErrorCode.FileEmpty, "The file holds no text.");
            var format = options.Format ?? FormatOf(text.Head);
            return format switch
            {
                ImportFormat.JsonArray => new(format, new JsonRowReader(text, new JsonArrayParser(s_limits), s_limits), null),
                ImportFormat.JsonLines => new(format, new JsonRowReader(text, Lines(), s_limits), null),
                ImportFormat.AccessLog => new(format, new AccessLogRowReader(text, Lines(), s_limits), null),
                _ => OpenCsv(text, options),
            };
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>Lines are records with a delimiter that no text holds.</summary>
    private static CsvParser Lines() => new(new CsvDialect('\uFFFF', null), s_limits);

    private static ImportFormat FormatOf(ReadOnlySpan<char> head)
    {
        var text = head.TrimStart();
        if (text[0] == '{') { return ImportFormat.JsonLines; }
        if (text[0] == '[' && text[1..].TrimStart() is var inner && (inner.IsEmpty || inner[0] is '{' or ']')) { return ImportFormat.JsonArray; }
        Span<Range> fields = stackalloc Range[AccessLogLine.Columns.Count];
        int lines = 0, parsed = 0;
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace()) { continue; }
            if (lines++ == 20) { break; }
            if (AccessLogLine.TryParse(line, fields)) { parsed++; }
        }

        return parsed > 0 && parsed >= 0.6 * lines ? ImportFormat.AccessLog : ImportFormat.Csv;
    }

    private static OpenedRows OpenCsv(FileText text, ImportReadOptions options)
    {
        var shape = ShapeOf(text, options);
        RuleViolationException.ThrowIf(shape.Columns.Count > s_limits.MaxColumns, ErrorCode.FileUnreadable,
            $"The file has more than {s_limits.MaxColumns:N0} columns, at line {shape.SkipLines + 1}.");
        var reader = new CsvRowReader(text, new CsvParser(shape.Dialect, s_limits), s_limits, shape, options.RaggedRows);
        return new OpenedRows(ImportFormat.Csv, reader, shape);
    }

    private static CsvFileShape ShapeOf(FileText text, ImportReadOptions options)
    {
        var detected = CsvSniffer.Detect(text.Head, text.IsHeadWhole);
        var dialect = detected.Dialect;
        if (options.Delimiter is { } delimiter) { dialect = dialect with { Delimiter = delimiter }; }
        if (options.Quote is { } quote) { dialect = dialect with { Quote = quote == '\0' ? null : quote }; }
        var separatorLines = detected.HasSeparatorLine ? 1 : 0;
        var body = detected.HasSeparatorLine ? AfterFirstLine(text.Head) : text.Head;
        var skip = options.SkipLines is { } lines ? Math.Max(0, lines - separatorLines) : (int?)null;
        var table = CsvLayout.Find(body, text.IsHeadWhole, dialect, skip, options.HasHeader);
        var skipLines = table.SkipLines + separatorLines;
        return new CsvFileShape(
            dialect, detected.Confidence, skipLines, table.HasHeader,
            ColumnsOf(text.Head, dialect, skipLines, table.HasHeader));
    }

    private static ReadOnlySpan<char> AfterFirstLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        if (end < 0) { return default; }
        var next = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        return text[next..];
    }

    /// <summary>The names in the header; made-up ones, as many as most rows have fields, where there is none.</summary>
    private static IReadOnlyList<string> ColumnsOf(ReadOnlySpan<char> head, CsvDialect dialect, int skipLines, bool hasHeader)
    {
        // One column more than is allowed says that there are too many.
        var parser = new CsvParser(dialect, s_limits with { MaxColumns = s_limits.MaxColumns + 1 });
        var widths = new Dictionary<int, int>();
        for (var rest = head; !rest.IsEmpty;)
        {
            var room = parser.GetSpace().Span;
            var count = Math.Min(room.Length, rest.Length);
            rest[..count].CopyTo(room);
            parser.Advance(count);
            rest = rest[count..];
            if (rest.IsEmpty) { parser.Complete(); }
            while (parser.TryRead())
            {
                if (parser.Line <= skipLines) { continue; }
                if (hasHeader) { return CsvHeader.NamesOf(Cells(parser)); }
                widths[parser.FieldCount] = widths.GetValueOrDefault(parser.FieldCount) + 1;
                if (widths.Values.Sum() == 200) { rest = default; break; }
            }
        }

        var width = widths.Count == 0 ? 1 : widths.OrderByDescending(w => w.Value).ThenByDescending(w => w.Key).First().Key;
        return CsvHeader.NamesOf(new string[width].Select(_ => "").ToArray());
    }

    private static string[] Cells(CsvParser parser)
    {
        var cells = new string[parser.FieldCount];
        for (var i = 0; i < cells.Length; i++) { cells[i] = parser[i].ToString(); }
        return cells;
    }
}
