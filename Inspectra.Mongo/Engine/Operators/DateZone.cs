using System.Globalization;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>A time zone by Olson name or by offset, and the way between its clock and UTC.</summary>
internal sealed class DateZone
{
    private readonly TimeZoneInfo _zone;

    private DateZone(TimeZoneInfo zone) => _zone = zone;

    public static DateZone Utc { get; } = new(TimeZoneInfo.Utc);

    /// <param name="value">null or missing for UTC, else <c>Europe/Berlin</c>, <c>+05:30</c>, <c>+0530</c> or <c>+05</c>.</param>
    /// <exception cref="QueryException">There is no such zone.</exception>
    public static DateZone Parse(BsonValue? value)
    {
        if (value is null)
        {
            return Utc;
        }
        var name = ValueRules.ToText(value, "timezone");
        if (name is "UTC" or "GMT" or "Z")
        {
            return Utc;
        }
        if (name.Length > 0 && name[0] is '+' or '-')
        {
            return new DateZone(FromOffset(name));
        }
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new DateZone(zone)
            : throw QueryException.Location(40485, $"unrecognized time zone identifier: \"{name}\"");
    }

    public DateTime ToLocal(DateTime utc) => utc + _zone.GetUtcOffset(utc);

    public TimeSpan OffsetAt(DateTime utc) => _zone.GetUtcOffset(utc);

    /// <summary>Of a time that occurs twice the earlier one; a time that is skipped counts from the clock before the jump.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (_zone.IsInvalidTime(unspecified))
        {
            offset = _zone.GetUtcOffset(unspecified.AddHours(-3));
        }
        else if (_zone.IsAmbiguousTime(unspecified))
        {
            offset = _zone.GetAmbiguousTimeOffsets(unspecified).Max();
        }
        else
        {
            offset = _zone.GetUtcOffset(unspecified);
        }
        return DateTime.SpecifyKind(unspecified - offset, DateTimeKind.Utc);
    }

    private static TimeZoneInfo FromOffset(string name)
    {
        var digits = name[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is 2 or 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var (hours, minutes) = digits.Length == 2 ? (number, 0) : (number / 100, number % 100);
            var offset = new TimeSpan(hours, minutes, 0);
            if (offset <= TimeSpan.FromHours(14) && minutes < 60)
            {
                return TimeZoneInfo.CreateCustomTimeZone(name, name[0] == '-' ? -offset : offset, name, name);
            }
        }
        throw QueryException.Location(40485, $"unrecognized time zone identifier: \"{name}\"");
    }
}
