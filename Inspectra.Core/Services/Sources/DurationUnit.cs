namespace Inspectra.Core.Services.Sources;

/// <summary>What a duration without a unit of its own counts.</summary>
public enum DurationUnit
{
    Microseconds,
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
}
