using System.Text;
using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Tests.Core.Csv;

public sealed class CsvDetectionTests
{
    [Theory]
    [InlineData("name;amount\nMüller, Hans;1.234,56\nMaier, Eva;0,99\n", ';')]
    [InlineData("a\tb\tc\n1\t2,5\t3\n4\t5,5\t6\n", '\t')]
    [InlineData("time|who\n2024-01-01 10:00:00|ann\n2024-01-01 11:00:00|bob\n", '|')]
    [InlineData("sep=^\na^b\n1^2\n", '^')]
    public void Detect_Delimiter_IsFound(string text, char expected)
    {
        var detected = CsvSniffer.Detect(text, isWhole: true);

        Assert.Equal(expected, detected.Dialect.Delimiter);
    }

    [Fact]
    public void Detect_SampleWithoutQuotes_StillReadsQuotesLater()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(1, 5_000).Select(i => $"{i},plain\n"));

        var detected = CsvSniffer.Detect(text, isWhole: false);

        Assert.Equal('"', detected.Dialect.Quote);
    }

    [Theory]
    [InlineData("id,qty\n1,10\n2,20\n", 0, true)]
    [InlineData("1,10\n2,20\n3,30\n", 0, false)]
    [InlineData("Report for Q1\nGenerated 2024-01-01\n\nid,qty\n1,10\n2,20\n3,30\n", 3, true)]
    public void Find_TableStart_IsFound(string text, int skipLines, bool hasHeader)
    {
        var table = CsvLayout.Find(text, isWhole: true, new CsvDialect(','), null, null);

        Assert.Equal((skipLines, hasHeader), (table.SkipLines, table.HasHeader));
    }

    [Fact]
    public void NamesOf_RepeatedAndBlankHeadings_AreMadeUnique()
    {
        var names = CsvHeader.NamesOf(["id", "ID", " id ", "", "a  b"]);

        Assert.Equal(["id", "ID_2", "id_3", "column_4", "a b"], names);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", false)]
    [InlineData("utf-16be", true)]
    [InlineData("utf-32le", true)]
    [InlineData("utf-32be", true)]
    public void Detect_UnicodeWithAndWithoutMark_IsRecognised(string name, bool hasMark)
    {
        var encoding = TextEncodings.Find(name)!; // A name of ours.
        var text = "id,name,city\n1,Zoë Müller,Köln\n2,François Noël,Saint-Étienne\n";
        var bytes = encoding.GetBytes(hasMark ? "\uFEFF" + text : text);

        var detected = TextEncodings.Detect(bytes, isWhole: true);

        Assert.Equal(name, detected.Name);
        Assert.Equal(text, encoding.GetString(bytes.AsSpan(detected.MarkBytes)));
    }

    [Theory]
    [InlineData("windows-1252", "1,Zoë Müller,Köln,café\n")]
    [InlineData("windows-1251", "1,Привет мир,Москва\n")]
    public void Detect_OneByteEncodings_AreTold(string name, string text)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(text); // Both are known to the framework.

        var detected = TextEncodings.Detect(bytes, isWhole: true);

        Assert.Equal((name, false), (detected.Name, detected.IsUnicode));
    }

    [Fact]
    public void Detect_CharacterCutByTheSample_IsStillUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes("abc€")[..^1];

        Assert.Equal("utf-8", TextEncodings.Detect(bytes, isWhole: false).Name);
    }
}
