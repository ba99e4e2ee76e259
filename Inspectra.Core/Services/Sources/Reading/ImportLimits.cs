namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>What an import takes at most.</summary>
public sealed record ImportLimits
{
    public long MaxUploadBytes { get; init; } = 512L << 20;

    /// <summary>After unpacking.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L << 30;

    /// <summary>A packed file may grow this many times; judged once it has grown past <see cref="RatioFromBytes"/>.</summary>
    public int MaxRatio { get; init; } = 100;
    public long RatioFromBytes { get; init; } = 10L << 20;

    /// <summary>Rejected rows that are kept for download; the counts go on.</summary>
    public int MaxKeptRejections { get; init; } = 100_000;
}
