using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$dateToString $dateFromString $dateToParts $dateFromParts</c>.</summary>
internal static class DateTextOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Named("$dateToString", ["date"], ["format", "timezone", "onNull"], (values, _) => ToText(values));
        table.Named("$dateFromString", ["dateString"], ["format", "timezone", "onError", "onNull"], (values, _) => FromText(values));
        table.Named("$dateToParts", ["date"], ["timezone", "iso8601"], (values, _) => ToParts(values));
        table.Named(
            "$dateFromParts", [], ["year", "month", "day", "hour", "minute", "second", "millisecond", "timezone", "isoWeekYear", "isoWeek", "isoDayOfWeek"],
            (values, _) => FromParts(values));
    }

    private static BsonValue ToText(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return values[3] ?? BsonNull.Value;
        }
        if (values[1] is BsonNull || values[2] is BsonNull)
        {
            return BsonNull.Value;
        }
        var zone = DateZone.Parse(values[2]);
        var format = values[1] is null
            ? ReferenceEquals(zone, DateZone.Utc) ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L"
            : ValueRules.ToText(values[1], "'format' of $dateToString");
        return new BsonString(DateFormat.Write(DateUnits.ToDate(values[0]!, "$dateToString"), zone, format)); // Not null: checked above.
    }

    private static BsonValue FromText(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]))
        {
            return values[4] ?? BsonNull.Value;
        }
        if (values[1] is BsonNull || values[2] is BsonNull)
        {
            return BsonNull.Value;
        }
        if (values[0] is BsonString text)
        {
            var format = values[1] is null ? null : ValueRules.ToText(values[1], "'format' of $dateFromString");
            if (DateFormat.TryRead(text.Value, format, DateZone.Parse(values[2]), out var date))
            {
                return DateUnits.FromDate(date);
            }
        }
        return values[3] ?? throw QueryException.ConversionFailure($"Error parsing date string '{values[0]}'");
    }

    private static BsonValue ToParts(BsonValue?[] values)
    {
        if (ValueRules.IsNullish(values[0]) || values[1] is BsonNull || values[2] is BsonNull)
        {
            return BsonNull.Value;
        }
        var local = DateZone.Parse(values[1]).ToLocal(DateUnits.ToDate(values[0]!, "$dateToParts")); // Not null: checked above.
        var parts = ValueRules.IsTrue(values[2])
            ? new BsonDocument
            {
                { "isoWeekYear", System.Globalization.ISOWeek.GetYear(local) },
                { "isoWeek", System.Globalization.ISOWeek.GetWeekOfYear(local) },
                { "isoDayOfWeek", DatePartOperators.IsoDay(local) },
            }
            : new BsonDocument { { "year", local.Year }, { "month", local.Month }, { "day", local.Day } };
        return parts.AddRange(new BsonDocument
        {
            { "hour", local.Hour }, { "minute", local.Minute }, { "second", local.Second }, { "millisecond", local.Millisecond },
        });
    }

    private static BsonValue FromParts(BsonValue?[] values)
    {
        if (values.Any(value => value is BsonNull))
        {
            return BsonNull.Value;
        }
        try
        {
            DateTime day;
            if (values[8] is not null)
            {
                var year = ValueRules.ToInt32(values[8], "'isoWeekYear'");
                day = System.Globalization.ISOWeek.ToDateTime(year, 1, DayOfWeek.Monday)
                    .AddDays((7.0 * (Part(9, 1) - 1)) + Part(10, 1) - 1);
            }
            else if (values[0] is not null)
            {
                // Values beyond their range carry over, as 14 for the month does into the next year.
                day = new DateTime(ValueRules.ToInt32(values[0], "'year'"), 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
                    .AddMonths(checked((int)Part(1, 1)) - 1).AddDays(Part(2, 1) - 1);
            }
            else
            {
                throw QueryException.Location(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
            }
            var local = day.AddHours(Part(3, 0)).AddMinutes(Part(4, 0)).AddSeconds(Part(5, 0)).AddMilliseconds(Part(6, 0));
            return DateUnits.FromDate(DateZone.Parse(values[7]).ToUtc(local));
        }
        catch (Exception ex) when (ex is ArgumentOutOfRangeException or OverflowException)
        {
            throw QueryException.Location(40523, "$dateFromParts: the date is beyond the years 1 to 9999");
        }

        long Part(int index, long missing) =>
            values[index] is null ? missing : ValueRules.ToInt64(values[index], "a part of $dateFromParts");
    }
}
