using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Tests.Core.Csv;

public sealed class CsvParserTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\r\n1,2", "a|b;1|2")]
    [InlineData("a,b\r1,2\r", "a|b;1|2")]
    [InlineData("a\n\n\r\nb\n", "a;b")]
    [InlineData("\"x,y\",\"q\"\"q\"\n", "x,y|q\"q")]
    [InlineData("1,5\" pipe\n", "1|5\" pipe")]
    [InlineData("\"a\"b,c\n", "\"a\"b|c")]
    [InlineData("1, \"x\" ,2\n", "1|x|2")]
    [InlineData("1,\"x\ny\"\n2,z\n", "1|x\ny;2|z")]
    [InlineData("1,\"never closed\n2,x\n", "1|\"never closed;2|x")]
    [InlineData("\"\"\"\"\"\",\"\"\"a\"\"\"\n", "\"\"|\"a\"")]
    [InlineData(",,\n", "||")]
    [InlineData("a,\0b\n", "a|\0b")]
    public void TryRead_AnyPieces_GivesTheSameRecords(string text, string expected)
    {
        foreach (var piece in (int[])[1, 2, 3, 7, int.MaxValue])
        {
            var rows = CsvTexts.Parse(text, pieceChars: piece);

            Assert.Equal(expected, string.Join(';', rows.Select(r => string.Join('|', r))));
        }
    }

    [Fact]
    public void TryRead_QuotedLineEnds_CountsEveryLine()
    {
        var lines = new List<long>();

        CsvTexts.Feed("h\n\"a\r\nb\"\r\n\nc\rd", new CsvParser(new CsvDialect(','), new CsvLimits()), 1, p => lines.Add(p.Line));

        Assert.Equal([1, 2, 5, 6], lines);
    }

    [Fact]
    public void TryRead_UnclosedQuote_NamesTheField()
    {
        var problems = new List<(long, CsvProblem, int)>();

        CsvTexts.Feed("a,b\n1,\"open\n2,3\n", new CsvParser(new CsvDialect(','), new CsvLimits()), 100,
            p => problems.Add((p.Line, p.Problem, p.ProblemField)));

        Assert.Equal([(1, CsvProblem.None, -1), (2, CsvProblem.UnclosedQuote, 1), (3, CsvProblem.None, -1)], problems);
    }

    [Fact]
    public void TryRead_LongField_IsDeliveredWithItsProblem()
    {
        var limits = new CsvLimits { MaxFieldChars = 1_000 };
        var problems = new List<CsvProblem>();

        CsvTexts.Feed("a," + new string('x', 1_001) + "\nb,c\n", new CsvParser(new CsvDialect(','), limits), 64, p => problems.Add(p.Problem));

        Assert.Equal([CsvProblem.FieldTooLong, CsvProblem.None], problems);
    }

    [Fact]
    public void TryRead_RecordBeyondTheLimit_IsPassedOverAndReadingGoesOn()
    {
        var limits = new CsvLimits { MaxFieldChars = 1_000, MaxRecordChars = 200_000 };
        var seen = new List<(long Line, CsvProblem Problem)>();

        CsvTexts.Feed("a\n" + new string('x', 1_000_000) + "\nb\n", new CsvParser(new CsvDialect(','), limits), int.MaxValue,
            p => seen.Add((p.Line, p.Problem)));

        Assert.Equal([(1, CsvProblem.None), (2, CsvProblem.RecordTooLong), (3, CsvProblem.None)], seen);
    }

    [Fact]
    public void TryRead_TooManyColumns_SaysSo()
    {
        var problem = CsvProblem.None;

        CsvTexts.Feed(new string(',', 10_000) + "\n", new CsvParser(new CsvDialect(','), new CsvLimits()), int.MaxValue, p => problem = p.Problem);

        Assert.Equal(CsvProblem.TooManyColumns, problem);
    }

    [Fact]
    public void TryRead_NothingButQuotes_StaysLinear()
    {
        var rows = CsvTexts.Parse(string.Concat(Enumerable.Repeat("\",", 1_000_000)) + "\n", limits: new CsvLimits { MaxColumns = 2_000_000, MaxRecordChars = 10_000_000 });

        Assert.NotEmpty(rows);
    }

    [Fact]
    public void TryRead_ApostropheQuotes_KeepsThoseInsideWords()
    {
        var rows = CsvTexts.Parse("1;'x;y'\n2;'it''s'\n3;'don't'\n", new CsvDialect(';', '\''));

        Assert.Equal(["x;y", "it's", "don't"], rows.Select(r => r[1]));
    }
}
