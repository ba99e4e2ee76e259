using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Tests.Core.Metrics;

public sealed class QuantileSketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Quantile_RandomValues_LiesWithinOnePercentOfTheExactRank(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 5_000).Select(_ => (long)Math.Exp(random.NextDouble() * 30)).ToArray();
        var sketch = Of(values);
        Array.Sort(values);

        foreach (var q in new[] { 0.01, 0.5, 0.75, 0.9, 0.95, 0.99, 1 })
        {
            var exact = (double)values[(int)Math.Ceiling(q * values.Length) - 1];
            Assert.InRange(sketch.Quantile(q) ?? -1, exact * 0.99 - 1e-6, exact * 1.01 + 1e-6);
        }
    }

    [Fact]
    public void ValueOf_EveryBinOfManyValues_IsWithinOnePercent()
    {
        for (long value = 1; value < 1_000_000_000_000_000; value = value * 11 / 10 + 1)
        {
            var shown = QuantileSketch.ValueOf(QuantileSketch.BinOf(value));

            Assert.InRange(Math.Abs(shown - value) / value, 0, 0.0100001);
        }
    }

    [Fact]
    public void MergePacked_Parts_EqualsSketchOfTheWhole()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 3_000).Select(_ => random.NextInt64(0, 10_000_000)).ToArray();
        var merged = new QuantileSketch();

        foreach (var part in values.Chunk(311))
        {
            merged.MergePacked(Pack(Of(part)));
        }

        Assert.Equal(Pack(Of(values)), Pack(merged));
    }

    [Fact]
    public void Add_TakingValuesOutAgain_LeavesTheRest()
    {
        var sketch = Of([5, 70, 900, 12_000]);

        sketch.Add(QuantileSketch.BinOf(900), -1);

        Assert.Equal(Pack(Of([5, 70, 12_000])), Pack(sketch));
    }

    [Fact]
    public void Quantile_NothingHeld_IsNull() => Assert.Null(new QuantileSketch().Quantile(0.5));

    [Fact]
    public void Quantile_OnlyZeros_IsZero() => Assert.Equal(0, Of([0, 0, 0]).Quantile(0.95));

    private static QuantileSketch Of(long[] values)
    {
        var sketch = new QuantileSketch();
        foreach (var value in values)
        {
            sketch.Add(QuantileSketch.BinOf(value), 1);
        }

        return sketch;
    }

    private static byte[] Pack(QuantileSketch sketch)
    {
        var writer = new PackWriter();
        sketch.Pack(writer);
        return writer.ToArray();
    }
}
