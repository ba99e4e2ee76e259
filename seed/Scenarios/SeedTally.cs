namespace Inspectra.Seed.Scenarios;

/// <summary>What one scenario did.</summary>
/// <param name="Stored">New ones.</param>
/// <param name="Present">Those that an earlier run had stored.</param>
/// <param name="Elapsed">From the first to the last.</param>
public sealed record SeedTally(long Stored, long Present, TimeSpan Elapsed)
{
    public double PerSecond => Elapsed > TimeSpan.Zero ? (Stored + Present) / Elapsed.TotalSeconds : 0;
}
