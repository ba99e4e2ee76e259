namespace Inspectra.Core.Analysis.Csv;

/// <summary>A time as its parts were written, before they are known to make one.</summary>
internal struct TimeParts
{
    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;
    public int FractionTicks;
    public int OffsetMinutes;
    public bool HasOffset;
    public bool IsImpossibleHour;

    /// <summary>The time was read without parts.</summary>
    public bool IsAbsent;

    public readonly bool Exists => !IsImpossibleHour && Year is >= 1 and <= 9998 && Month is >= 1 and <= 12
        && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month) && Hour < 24 && Minute < 60 && Second < 60;

    public readonly TimeFault ToUtc(TimeZoneInfo zone, out DateTime utc)
    {
        utc = default;
        // A leap second belongs to the minute that it ends; 24:00 is the next midnight.
        var second = Second == 60 && Minute == 59 ? 59 : Second;
        var isMidnight = Hour == 24 && Minute == 0 && Second == 0;
        var checkedParts = this with { Second = second, Hour = isMidnight ? 0 : Hour };
        if (!checkedParts.Exists) { return TimeFault.Impossible; }
        var local = new DateTime(Year, Month, Day, checkedParts.Hour, Minute, second).AddTicks(FractionTicks);
        if (isMidnight) { local = local.AddDays(1); }
        if (HasOffset) { return Shift(local, TimeSpan.FromMinutes(OffsetMinutes), out utc); }
        if (ReferenceEquals(zone, TimeZoneInfo.Utc)) { return Shift(local, TimeSpan.Zero, out utc); }
        // A time that the clock skips has no offset of its own: the one before the change puts it after the gap.
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3)) : zone.GetUtcOffset(local);
        return Shift(local, offset, out utc);
    }

    private static TimeFault Shift(DateTime local, TimeSpan offset, out DateTime utc)
    {
        var ticks = local.Ticks - offset.Ticks;
        utc = ticks < 0 ? default : new DateTime(ticks, DateTimeKind.Utc);
        return ticks < 0 ? TimeFault.Impossible : TimeFault.None;
    }
}
