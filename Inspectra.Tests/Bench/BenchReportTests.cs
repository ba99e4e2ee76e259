using Inspectra.Bench.Support;

namespace Inspectra.Tests.Bench;

public sealed class BenchReportTests
{
    [Theory]
    [InlineData(120_000.0, 300_000.0, "ingest-http 120000 executions/s 0.4")]
    [InlineData(12.3456, null, "ingest-http 12.346 executions/s -")]
    [InlineData(5.0, 0.0, "ingest-http 5 executions/s -")]
    public void Add_WithOrWithoutABaseline_PrintsNameValueUnitRatio(double value, double? baseline, string expected)
    {
        var output = new StringWriter();

        new BenchReport(output).Add("ingest-http", value, "executions/s", baseline);

        Assert.Equal(expected + Environment.NewLine, output.ToString());
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(1, 100)]
    public void Percentile_OneToAHundred_IsTheNearestRank(double fraction, double expected)
    {
        var recorder = new LatencyRecorder();
        for (var i = 100; i >= 1; i--)
        {
            recorder.AddMilliseconds(i);
        }

        Assert.Equal(expected, recorder.Percentile(fraction));
    }

    [Theory]
    [InlineData(5_000_000, "5m")]
    [InlineData(100_000, "100k")]
    [InlineData(1_500, "1500")]
    public void Of_Size_IsShort(int count, string expected) => Assert.Equal(expected, SizeName.Of(count));
}
