using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Tests.Core.Metrics;

public sealed class PackTests
{
    [Fact]
    public void ReadSigned_NumbersOfAllSizes_ComeBack()
    {
        long[] values = [0, 1, -1, 63, -64, 64, 127, 128, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];
        var writer = new PackWriter();
        foreach (var value in values)
        {
            writer.WriteSigned(value);
        }

        var reader = new PackReader(writer.Written);
        foreach (var value in values)
        {
            Assert.Equal(value, reader.ReadSigned());
        }

        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void ReadSigned128_NumbersOfAllSizes_ComeBack()
    {
        Int128[] values = [0, -1, 5, long.MaxValue, long.MinValue, (Int128)long.MaxValue * 1_000_003, (Int128)long.MinValue * 77, Int128.MaxValue, Int128.MinValue];
        var writer = new PackWriter();
        foreach (var value in values)
        {
            writer.WriteSigned(value);
        }

        var reader = new PackReader(writer.Written);
        foreach (var value in values)
        {
            Assert.Equal(value, reader.ReadSigned128());
        }
    }
}
