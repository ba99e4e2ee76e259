namespace Inspectra.Core.Metrics.Sketches;

/// <summary>Turns registers into a number of distinct values.</summary>
internal static class HyperLogLogEstimate
{
    /// <param name="registers">2^p registers, each 0 to <paramref name="rankBits"/> + 1.</param>
    /// <param name="rankBits">Bits of the hash behind the register's index.</param>
    /// <remarks>Source: Ertl (2017), "New cardinality estimation algorithms for HyperLogLog sketches", algorithm 6.</remarks>
    public static double Of(ReadOnlySpan<byte> registers, int rankBits)
    {
        Span<int> histogram = stackalloc int[rankBits + 2];
        histogram.Clear();
        foreach (var register in registers)
        {
            histogram[register]++;
        }

        double m = registers.Length;
        var z = m * Tau(1 - histogram[rankBits + 1] / m);
        for (var k = rankBits; k >= 1; k--)
        {
            z = 0.5 * (z + histogram[k]);
        }

        z += m * Sigma(histogram[0] / m);
        return Math.Round(m * m / (2 * Math.Log(2) * z));
    }

    private static double Sigma(double x)
    {
        if (x >= 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z > before);
        return z;
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
        {
            return 0;
        }

        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z < before);
        return z / 3;
    }
}
