using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$dateTrunc $dateAdd $dateSubtract $dateDiff</c>: calendar units follow the clock of the time zone.</summary>
internal static class DateArithmeticOperators
{
    private static readonly DateTime Reference = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Register(OperatorTable.Builder table)
    {
        table.Named("$dateTrunc", ["date", "unit"], ["binSize", "timezone", "startOfWeek"], (values, _) => Truncate(values));
        table.Named("$dateAdd", ["startDate", "unit", "amount"], ["timezone"], (values, _) => Add("$dateAdd", values, 1));
        table.Named("$dateSubtract", ["startDate", "unit", "amount"], ["timezone"], (values, _) => Add("$dateSubtract", values, -1));
        table.Named("$dateDiff", ["startDate", "endDate", "unit"], ["timezone", "startOfWeek"], (values, _) => Difference(values));
    }

    private static BsonValue Truncate(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]) || ValueRules.IsNullish(values[1]) || values[2] is BsonNull || values[3] is BsonNull)
        {
            return BsonNull.Value;
        }
        var utc = DateUnits.ToDate(values[0]!, "$dateTrunc"); // Not null: checked above.
        var unit = DateUnits.Parse(values[1]);
        var size = values[2] is null ? 1 : ValueRules.ToInt64(values[2], "binSize of $dateTrunc");
        if (size <= 0)
        {
            throw QueryException.Location(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
        }
        var zone = DateZone.Parse(values[3]);
        var local = zone.ToLocal(utc);
        if (unit <= DateUnit.Hour)
        {
            // Within a day the distance is measured on the clock, and given back by the same offset.
            var bin = size * DateUnits.Milliseconds(unit) * TimeSpan.TicksPerMillisecond;
            var start = Reference.Ticks + (DateUnits.FloorDivide(local.Ticks - Reference.Ticks, bin) * bin);
            return DateUnits.FromDate(new DateTime(start, DateTimeKind.Utc) - zone.OffsetAt(utc));
        }
        return DateUnits.FromDate(zone.ToUtc(unit switch
        {
            DateUnit.Day => Days(local, size, 0),
            DateUnit.Week => Days(local, 7 * size, FirstWeekday(DateUnits.ParseWeekday(values[4]))),
            DateUnit.Month => Months(local, size),
            DateUnit.Quarter => Months(local, 3 * size),
            _ => Months(local, 12 * size),
        }));
    }

    private static DateTime Days(DateTime local, long size, int offset)
    {
        var days = (long)Math.Floor((local - Reference).TotalDays) - offset;
        return Reference.AddDays((DateUnits.FloorDivide(days, size) * size) + offset);
    }

    /// <summary>Days from the reference date to the first such weekday.</summary>
    private static int FirstWeekday(int weekday) => (weekday - (int)Reference.DayOfWeek + 7) % 7;

    private static DateTime Months(DateTime local, long size)
    {
        var months = ((local.Year - 2000) * 12L) + local.Month - 1;
        return Reference.AddMonths((int)(DateUnits.FloorDivide(months, size) * size));
    }

    private static BsonValue Add(string name, BsonValue?[] values, int sign)
    {
        if (ValueRules.IsNullish(values[0]) || ValueRules.IsNullish(values[1]) || ValueRules.IsNullish(values[2]) || values[3] is BsonNull)
        {
            return BsonNull.Value;
        }
        var utc = DateUnits.ToDate(values[0]!, name); // Not null: checked above.
        var unit = DateUnits.Parse(values[1]);
        var amount = sign * ValueRules.ToInt64(values[2], $"amount of {name}");
        try
        {
            if (unit <= DateUnit.Hour)
            {
                return DateUnits.FromDate(utc.AddTicks(checked(amount * DateUnits.Milliseconds(unit) * TimeSpan.TicksPerMillisecond)));
            }
            var zone = DateZone.Parse(values[3]);
            var local = zone.ToLocal(utc);
            return DateUnits.FromDate(zone.ToUtc(unit switch
            {
                DateUnit.Day => local.AddDays(amount),
                DateUnit.Week => local.AddDays(7 * amount),
                DateUnit.Month => local.AddMonths(checked((int)amount)),
                DateUnit.Quarter => local.AddMonths(checked((int)(3 * amount))),
                _ => local.AddYears(checked((int)amount)),
            }));
        }
        catch (Exception ex) when (ex is ArgumentOutOfRangeException or OverflowException)
        {
            throw QueryException.Location(5166406, $"{name} overflowed");
        }
    }

    private static BsonValue Difference(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]) || ValueRules.IsNullish(values[1]) || ValueRules.IsNullish(values[2]) || values[3] is BsonNull)
        {
            return BsonNull.Value;
        }
        var start = DateUnits.ToDate(values[0]!, "$dateDiff"); // Not null: checked above.
        var end = DateUnits.ToDate(values[1]!, "$dateDiff"); // Not null: checked above.
        var unit = DateUnits.Parse(values[2]);
        var zone = DateZone.Parse(values[3]);
        var (from, to) = (zone.ToLocal(start), zone.ToLocal(end));
        if (unit <= DateUnit.Hour)
        {
            // One offset for both ends: a change of the clocks is no passing of hours.
            var bin = DateUnits.Milliseconds(unit) * TimeSpan.TicksPerMillisecond;
            to = end + zone.OffsetAt(start);
            return new BsonInt64(DateUnits.FloorDivide(to.Ticks, bin) - DateUnits.FloorDivide(from.Ticks, bin));
        }
        var days = (to.Date - from.Date).Days;
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return new BsonInt64(unit switch
        {
            DateUnit.Day => days,
            DateUnit.Week => Weeks(to, values[4]) - Weeks(from, values[4]),
            DateUnit.Month => months,
            DateUnit.Quarter => ((to.Year - from.Year) * 4) + ((to.Month - 1) / 3) - ((from.Month - 1) / 3),
            _ => to.Year - from.Year,
        });
    }

    private static long Weeks(DateTime local, BsonValue? startOfWeek) =>
        DateUnits.FloorDivide((local.Date - Reference).Days - FirstWeekday(DateUnits.ParseWeekday(startOfWeek)), 7);
}
