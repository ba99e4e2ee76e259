namespace Inspectra.Core.Metrics;

/// <summary>Width of a bucket in local time. Weeks start on Monday.</summary>
public enum Grain
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
