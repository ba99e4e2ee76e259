using System.Text;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Tests.Core.Metrics;

public sealed class DistinctSketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(2_048)]
    public void Estimate_UpToTheExactLimit_IsExact(int count) => Assert.Equal(count, Of(0, count, repeats: 3).Estimate());

    [Theory]
    [InlineData(2_049)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    [InlineData(250_000)]
    public void Estimate_BeyondTheExactLimit_IsWithinTwoPercent(int count) =>
        Assert.InRange(Of(0, count).Estimate() / count, 0.98, 1.02);

    [Theory]
    [InlineData(600)]
    [InlineData(3_000)]
    [InlineData(20_000)]
    public void MergePacked_OverlappingParts_EqualsSketchOfTheWhole(int count)
    {
        var merged = new DistinctSketch();

        for (var start = 0; start < count; start += count / 10)
        {
            merged.MergePacked(Pack(Of(start, Math.Min(count, start + count / 5))));
        }

        Assert.Equal(Pack(Of(0, count)), Pack(merged));
    }

    [Fact]
    public void Clear_AfterRegisters_StartsExactAgain()
    {
        var sketch = Of(0, 10_000);

        sketch.Clear();
        sketch.Add(StableHash.Of("one"u8));

        Assert.Equal(1, sketch.Estimate());
    }

    private static DistinctSketch Of(int from, int to, int repeats = 1)
    {
        var sketch = new DistinctSketch();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            for (var i = from; i < to; i++)
            {
                sketch.Add(StableHash.Of(Encoding.UTF8.GetBytes($"user-{i}")));
            }
        }

        return sketch;
    }

    private static byte[] Pack(DistinctSketch sketch)
    {
        var writer = new PackWriter();
        sketch.Pack(writer);
        return writer.ToArray();
    }
}
