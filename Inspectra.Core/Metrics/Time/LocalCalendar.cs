namespace Inspectra.Core.Metrics.Time;

/// <summary>Cuts UTC time where a zone's minutes, hours, days, weeks, months, quarters and years begin.</summary>
/// <remarks>Days have 23, 24 or 25 hours as the zone's clocks say (or 23½ and 24½); a local time that was skipped
/// stands for the moment of the skip, one that came twice for its first coming.</remarks>
internal sealed class LocalCalendar(TimeZoneInfo zone)
{
    /// <summary>The moment at which the local clock first shows this time or a later one.</summary>
    public DateTime ToUtc(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsAmbiguousTime(local))
        {
            return DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc);
        }

        if (!zone.IsInvalidTime(local))
        {
            return DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc);
        }

        // Around a skip the local clock only runs forward, so the moment can be halved down to.
        var early = DateTime.SpecifyKind(local - zone.BaseUtcOffset - TimeSpan.FromDays(1), DateTimeKind.Utc);
        var late = early + TimeSpan.FromDays(2);
        while ((late - early).Ticks > TimeSpan.TicksPerMillisecond)
        {
            var middle = early + (late - early) / 2;
            if (ToLocal(middle) >= local)
            {
                late = middle;
            }
            else
            {
                early = middle;
            }
        }

        return new DateTime((late.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    public DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);

    public bool IsMidnight(DateTime utc) => utc == ToUtc(ToLocal(utc).Date);

    /// <summary>The latest bucket start at or before the moment.</summary>
    public DateTime Floor(DateTime utc, Grain grain)
    {
        if (grain <= Grain.Hour)
        {
            var width = WidthOf(grain);
            var local = ToLocal(utc);
            var floor = DateTime.SpecifyKind(utc.AddTicks(-(local.Ticks % width)), DateTimeKind.Utc);

            // When the clocks changed inside, the bucket starts at the change.
            return zone.GetUtcOffset(floor) == zone.GetUtcOffset(utc) ? floor : ChangeBetween(floor, utc);
        }

        return ToUtc(FloorLocal(ToLocal(utc), grain));
    }

    /// <summary>The first bucket start after the moment, which is itself a bucket start.</summary>
    public DateTime Next(DateTime startUtc, Grain grain)
    {
        if (grain <= Grain.Hour)
        {
            var width = WidthOf(grain);
            var local = ToLocal(startUtc);
            var next = startUtc.AddTicks(width - local.Ticks % width);
            var offset = zone.GetUtcOffset(startUtc);
            if (zone.GetUtcOffset(next) == offset)
            {
                return next;
            }

            var change = ChangeBetween(startUtc, next);
            return change > startUtc ? change : next;
        }

        var start = FloorLocal(ToLocal(startUtc), grain);
        for (var steps = 1; ; steps++)
        {
            // A date that a zone left out entirely begins and ends at one moment; it is passed over.
            var next = ToUtc(AddSteps(start, grain, steps));
            if (next > startUtc)
            {
                return next;
            }
        }
    }

    /// <summary>Start of the range, every bucket start inside, end of the range.</summary>
    /// <param name="limit">More buckets than this are refused.</param>
    /// <returns>n + 1 ascending moments for n buckets; null when there would be more than <paramref name="limit"/>.</returns>
    public List<DateTime>? Edges(DateTime fromUtc, DateTime toUtc, Grain grain, int limit)
    {
        var edges = new List<DateTime> { fromUtc };
        for (var at = Next(Floor(fromUtc, grain), grain); at < toUtc; at = Next(at, grain))
        {
            if (edges.Count >= limit)
            {
                return null;
            }

            if (at > fromUtc)
            {
                edges.Add(at);
            }
        }

        edges.Add(toUtc);
        return edges;
    }

    private static long WidthOf(Grain grain) => grain == Grain.Minute ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerHour;

    private static DateTime FloorLocal(DateTime local, Grain grain) => grain switch
    {
        Grain.Day => local.Date,
        Grain.Week => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
        Grain.Month => new DateTime(local.Year, local.Month, 1),
        Grain.Quarter => new DateTime(local.Year, (local.Month - 1) / 3 * 3 + 1, 1),
        Grain.Year => new DateTime(local.Year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a calendar grain."),
    };

    private static DateTime AddSteps(DateTime start, Grain grain, int steps) => grain switch
    {
        Grain.Day => start.AddDays(steps),
        Grain.Week => start.AddDays(7 * steps),
        Grain.Month => start.AddMonths(steps),
        Grain.Quarter => start.AddMonths(3 * steps),
        _ => start.AddYears(steps),
    };

    /// <summary>The first moment after <paramref name="early"/> at which the offset of <paramref name="late"/> holds.</summary>
    private DateTime ChangeBetween(DateTime early, DateTime late)
    {
        var offset = zone.GetUtcOffset(late);
        long low = early.Ticks / TimeSpan.TicksPerMillisecond, high = late.Ticks / TimeSpan.TicksPerMillisecond;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(new DateTime(middle * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc)) == offset)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return new DateTime(high * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
