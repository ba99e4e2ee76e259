using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Tests.Core.Csv;

/// <summary>Feeds a parser in pieces, as a file would.</summary>
internal static class CsvTexts
{
    public static List<string[]> Parse(
        string text, CsvDialect? dialect = null, CsvLimits? limits = null, int pieceChars = int.MaxValue)
    {
        var rows = new List<string[]>();
        Feed(text, new CsvParser(dialect ?? new CsvDialect(','), limits ?? new CsvLimits()), pieceChars, parser =>
            rows.Add([.. Enumerable.Range(0, parser.FieldCount).Select(i => parser[i].ToString())]));
        return rows;
    }

    public static void Feed<TParser>(string text, TParser parser, int pieceChars, Action<TParser> onRecord)
        where TParser : RecordParser
    {
        var rest = text.AsSpan();
        while (true)
        {
            while (parser.TryRead()) { onRecord(parser); }
            var room = parser.GetSpace().Span;
            var count = Math.Min(Math.Min(rest.Length, room.Length), pieceChars);
            if (count == 0)
            {
                parser.Complete();
                while (parser.TryRead()) { onRecord(parser); }
                return;
            }

            rest[..count].CopyTo(room);
            parser.Advance(count);
            rest = rest[count..];
        }
    }
}
