namespace Inspectra.Core.Metrics.Rollups;

[Flags]
internal enum RollupTiersWanted
{
    Quarter = 1,
    Hour = 2,
    Day = 4,
    All = Quarter | Hour | Day,
}
