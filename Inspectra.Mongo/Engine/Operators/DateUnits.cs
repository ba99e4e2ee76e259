using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal enum DateUnit
{
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Units of time as date operators name them, and the coercion of values to dates.</summary>
internal static class DateUnits
{
    public static DateUnit Parse(BsonValue? value)
    {
        var name = ValueRules.ToText(value, "unit");
        return name switch
        {
            "millisecond" => DateUnit.Millisecond,
            "second" => DateUnit.Second,
            "minute" => DateUnit.Minute,
            "hour" => DateUnit.Hour,
            "day" => DateUnit.Day,
            "week" => DateUnit.Week,
            "month" => DateUnit.Month,
            "quarter" => DateUnit.Quarter,
            "year" => DateUnit.Year,
            _ => throw QueryException.FailedToParse($"unknown time unit value: {name}"),
        };
    }

    /// <summary>Length of a unit that has always the same one.</summary>
    public static double FixedMilliseconds(string name) => Parse(new BsonString(name)) switch
    {
        DateUnit.Week => 7 * TimeSpan.MillisecondsPerDay,
        DateUnit.Day => TimeSpan.MillisecondsPerDay,
        var unit when unit <= DateUnit.Hour => Milliseconds(unit),
        _ => throw QueryException.BadValue($"a window in units of {name} is not supported"),
    };

    /// <param name="unit">Hour or smaller.</param>
    public static long Milliseconds(DateUnit unit) => unit switch
    {
        DateUnit.Millisecond => 1,
        DateUnit.Second => 1000,
        DateUnit.Minute => 60_000,
        _ => 3_600_000,
    };

    /// <exception cref="QueryException">The value is no date, timestamp or ObjectId, or beyond the years 1 to 9999.</exception>
    public static DateTime ToDate(BsonValue value, string what)
    {
        var milliseconds = value switch
        {
            BsonDateTime date => date.MillisecondsSinceEpoch,
            BsonTimestamp stamp => stamp.Timestamp * 1000L,
            BsonObjectId id => new BsonDateTime(id.Value.CreationTime).MillisecondsSinceEpoch,
            _ => throw QueryException.Location(16006, $"can't convert from {BsonTypeNames.Of(value)} to Date in {what}"),
        };
        return milliseconds is >= -62135596800000 and <= 253402300799999
            ? DateTime.UnixEpoch.AddMilliseconds(milliseconds)
            : throw QueryException.BadValue($"{what}: the date is beyond the years 1 to 9999");
    }

    public static BsonDateTime FromDate(DateTime utc) =>
        new((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);

    /// <summary>0 for Sunday, as <see cref="DayOfWeek"/> counts.</summary>
    public static int ParseWeekday(BsonValue? value)
    {
        if (ValueRules.IsNullish(value))
        {
            return 0;
        }
        var name = ValueRules.ToText(value, "startOfWeek");
        return name.ToLowerInvariant() switch
        {
            "sunday" or "sun" => 0,
            "monday" or "mon" => 1,
            "tuesday" or "tue" => 2,
            "wednesday" or "wed" => 3,
            "thursday" or "thu" => 4,
            "friday" or "fri" => 5,
            "saturday" or "sat" => 6,
            _ => throw QueryException.FailedToParse($"unknown day of week value: {name}"),
        };
    }

    public static long FloorDivide(long value, long by)
    {
        var quotient = value / by;
        return value % by != 0 && (value < 0) != (by < 0) ? quotient - 1 : quotient;
    }
}
