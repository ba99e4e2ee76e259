namespace MongoDB.Bson.Serialization.Options;

/// <summary>The unit in which a span of time is counted.</summary>
public enum TimeSpanUnits
{
    Ticks,
    Days,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}
