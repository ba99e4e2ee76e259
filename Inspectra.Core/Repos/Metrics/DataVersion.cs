namespace Inspectra.Core.Repos.Metrics;

/// <param name="Version">Grows with every commit; 0 before the first.</param>
/// <param name="Open">How many events wait for a final state.</param>
internal readonly record struct DataVersion(long Version, long Open);
