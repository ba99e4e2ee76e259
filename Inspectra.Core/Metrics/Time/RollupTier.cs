namespace Inspectra.Core.Metrics.Time;

/// <summary>Widths of the buckets that ingestion keeps, in UTC.</summary>
internal enum RollupTier
{
    /// <summary>Needed where a zone's hours start at a half or a quarter, and at the edges of ranges.</summary>
    Quarter,
    Hour,
    Day,
}
