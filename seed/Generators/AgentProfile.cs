namespace Inspectra.Seed.Generators;

/// <summary>How one demo agent behaves.</summary>
/// <param name="Share">Weight of its runs among all runs.</param>
/// <param name="MedianSeconds">Median duration of a run that succeeds.</param>
/// <param name="Spread">Standard deviation of the duration's logarithm.</param>
/// <param name="FailureShare">0..1, on an ordinary day.</param>
/// <param name="CreditsPerRun">Mean; varies with the duration.</param>
/// <param name="TokensPerRun">Mean of what goes in; what comes out is about a third.</param>
public sealed record AgentProfile(
    string Name, string Model, double Share, double MedianSeconds, double Spread, double FailureShare, double CreditsPerRun,
    int TokensPerRun)
{
    /// <summary>The twelve agents of the demo workspace.</summary>
    public static IReadOnlyList<AgentProfile> All { get; } =
    [
        new("ticket-triage", "atlas-small", 24, 2.1, 0.5, 0.012, 0.4, 900),
        new("invoice-reader", "atlas-large", 15, 8.4, 0.6, 0.021, 1.6, 3_200),
        new("support-answers", "atlas-large", 14, 5.2, 0.7, 0.018, 1.2, 2_400),
        new("lead-scoring", "tern-mini", 12, 0.9, 0.4, 0.006, 0.1, 350),
        new("contract-review", "meridian-pro", 6, 41.0, 0.8, 0.047, 6.5, 14_000),
        new("price-watch", "tern-mini", 8, 3.3, 0.9, 0.035, 0.2, 500),
        new("meeting-notes", "atlas-large", 6, 18.5, 0.5, 0.015, 2.1, 7_800),
        new("code-review", "meridian-pro", 5, 27.0, 0.7, 0.031, 4.2, 11_000),
        new("stock-forecast", "atlas-small", 3, 12.0, 0.4, 0.010, 0.9, 1_500),
        new("fraud-check", "tern-mini", 4, 1.4, 0.3, 0.004, 0.3, 420),
        new("translation", "atlas-small", 2, 6.7, 0.6, 0.014, 0.8, 2_000),
        new("weekly-digest", "meridian-pro", 1, 95.0, 0.4, 0.026, 9.8, 22_000),
    ];
}
