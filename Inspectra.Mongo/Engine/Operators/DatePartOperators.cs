using System.Globalization;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Operators that read one part of a date, on the clock of a time zone.</summary>
internal static class DatePartOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        Add(table, "$year", date => date.Year);
        Add(table, "$month", date => date.Month);
        Add(table, "$dayOfMonth", date => date.Day);
        Add(table, "$dayOfYear", date => date.DayOfYear);
        Add(table, "$dayOfWeek", date => (int)date.DayOfWeek + 1);
        Add(table, "$hour", date => date.Hour);
        Add(table, "$minute", date => date.Minute);
        Add(table, "$second", date => date.Second);
        Add(table, "$millisecond", date => date.Millisecond);
        Add(table, "$week", WeekOfYear);
        Add(table, "$isoWeek", ISOWeek.GetWeekOfYear);
        Add(table, "$isoWeekYear", ISOWeek.GetYear);
        Add(table, "$isoDayOfWeek", IsoDay);
    }

    /// <summary>Weeks begin on Sunday; the days before the first Sunday are week 0.</summary>
    public static int WeekOfYear(DateTime date) => (date.DayOfYear + 6 - (int)date.DayOfWeek) / 7;

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoDay(DateTime date) => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;

    private static void Add(OperatorTable.Builder table, string name, Func<DateTime, int> part) =>
        table.Special(name, (argument, parser) =>
        {
            if (argument is BsonArray { Count: 1 } list)
            {
                argument = list[0];
            }
            var isLong = argument is BsonDocument document && document.Contains("date");
            var named = isLong ? NamedArguments.Read(name, argument, ["date"], ["timezone"]) : null;
            var date = parser.Parse(named is null ? argument : named["date"]);
            var zone = named is not null && named.TryGetValue("timezone", out var given) ? parser.Parse(given) : null;
            return new FunctionExpression([date, zone], (values, _) =>
            {
                if (ValueRules.IsNullish(values[0]) || (zone is not null && ValueRules.IsNullish(values[1])))
                {
                    return BsonNull.Value;
                }
                var local = DateZone.Parse(values[1]).ToLocal(DateUnits.ToDate(values[0]!, name)); // Not null: checked above.
                return new BsonInt32(part(local));
            });
        });
}
