using System.Globalization;
using System.Text;
using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Tests.Core.Csv;

public sealed class ValueTextTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01 10:20", "2011-10-01T08:20:00Z")]
    [InlineData("2011-10-01", "2011-09-30T22:00:00Z")]
    [InlineData("20240101T101112Z", "2024-01-01T10:11:12Z")]
    [InlineData("17/May/2015:10:05:03 +0000", "2015-05-17T10:05:03Z")]
    [InlineData("[17/May/2015:10:05:03 +0200]", "2015-05-17T08:05:03Z")]
    [InlineData("Sun Dec 04 04:47:44 2005", "2005-12-04T03:47:44Z")]
    [InlineData("Sun, 04 Dec 2005 04:47:44 GMT", "2005-12-04T04:47:44Z")]
    [InlineData("31.12.2024 18:30:00", "2024-12-31T17:30:00Z")]
    [InlineData("12/31/2024 6:30 PM", "2024-12-31T17:30:00Z")]
    [InlineData("1700000000", "2023-11-14T22:13:20Z")]
    [InlineData("1700000000123", "2023-11-14T22:13:20.123Z")]
    [InlineData("1700000000123456", "2023-11-14T22:13:20.123456Z")]
    [InlineData("1700000000123456789", "2023-11-14T22:13:20.1234567Z")]
    [InlineData("1700000000.25", "2023-11-14T22:13:20.25Z")]
    [InlineData("2024-03-31 02:30:00", "2024-03-31T01:30:00Z")]
    public void TryParse_Time_IsRecognised(string text, string expectedUtc)
    {
        var fault = TimeText.TryParse(text, TimeNotation.Any, s_berlin, out var utc);

        var expected = DateTime.Parse(expectedUtc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal((TimeFault.None, expected), (fault, utc));
    }

    [Theory]
    [InlineData("2024-02-30", TimeFault.Impossible)]
    [InlineData("2023-02-29T10:00:00Z", TimeFault.Impossible)]
    [InlineData("2024-01-01T25:00:00Z", TimeFault.Impossible)]
    [InlineData("32.01.2024", TimeFault.Impossible)]
    [InlineData("3/4/2024", TimeFault.Ambiguous)]
    [InlineData("yesterday", TimeFault.NotATime)]
    [InlineData("NaN", TimeFault.NotATime)]
    [InlineData("12", TimeFault.NotATime)]
    [InlineData("", TimeFault.NotATime)]
    public void TryParse_NoTime_SaysWhy(string text, TimeFault expected)
    {
        var fault = TimeText.TryParse(text, TimeNotation.Any, TimeZoneInfo.Utc, out _);

        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("1,234.50", false, "1234.50")]
    [InlineData("1.234,56", true, "1234.56")]
    [InlineData("-0,99", true, "-0.99")]
    [InlineData("9007199254740993", false, "9007199254740993")]
    [InlineData("1e3", false, "1000")]
    [InlineData("1,23", false, null)]
    [InlineData("NaN", false, null)]
    [InlineData("Infinity", false, null)]
    [InlineData("1e309", false, null)]
    [InlineData("0x1F", false, null)]
    [InlineData("1_000", false, null)]
    [InlineData("", false, null)]
    public void TryParse_Number_IsExactOrRefused(string text, bool decimalComma, string? expected)
    {
        var isNumber = NumberText.TryParse(text, decimalComma, out var value);

        Assert.Equal(expected, isNumber ? value.ToString(CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("350 ms", 0.35)]
    [InlineData("01:02:03.5", 3723.5)]
    [InlineData("02:30", 150.0)]
    [InlineData("PT1H2M", 3720.0)]
    [InlineData("2 h", 7200.0)]
    [InlineData("-3", -3.0)]
    [InlineData("P1M", null)]
    [InlineData("NaN", null)]
    [InlineData("1:99", null)]
    public void TryParse_Duration_IsRead(string text, double? expectedSeconds)
    {
        var isDuration = DurationText.TryParse(text, TimeSpan.TicksPerSecond, decimalComma: false, out var duration);

        Assert.Equal(expectedSeconds, isDuration ? duration.TotalSeconds : null);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(1,1)", "\"'@SUM(1,1)\"")]
    [InlineData("+1+1", "\"'+1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("-5", "-5")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void Append_Cell_IsNeutralAndQuoted(string cell, string expected)
    {
        var text = new StringBuilder();

        CsvCell.Append(text, cell);

        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void TryParse_AccessLogLine_GivesItsFields()
    {
        const string Line = "83.149.9.216 - frank [17/May/2015:10:05:03 +0000] \"GET /a/b?x=\\\"1 HTTP/1.1\" 200 203023 \"http://r/\" \"Mozilla (X)\"";
        var fields = new Range[AccessLogLine.Columns.Count];

        Assert.True(AccessLogLine.TryParse(Line, fields));
        Assert.Equal(
            ["83.149.9.216", "frank", "17/May/2015:10:05:03 +0000", "GET", "/a/b?x=\\\"1", "HTTP/1.1", "200", "203023", "http://r/", "Mozilla (X)", "/a"],
            fields.Select(f => Line[f]));
    }
}
