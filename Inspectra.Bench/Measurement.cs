using Inspectra.Bench.Support;

namespace Inspectra.Bench;

/// <summary>Measures one thing and reports it beside its baseline.</summary>
public delegate Task Measurement(BenchOptions options, BenchReport report, CancellationToken ct);
