using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources;

/// <summary>The ways of writing a time that an import reads.</summary>
public static class TimeFormats
{
    /// <summary><c>2011-10-01T00:38:44.546+02:00</c>, also with a blank, without seconds or without a zone.</summary>
    public const string Iso = "iso";
    public const string EpochSeconds = "epoch_s";
    public const string EpochMilliseconds = "epoch_ms";
    public const string EpochMicroseconds = "epoch_us";
    public const string EpochNanoseconds = "epoch_ns";

    /// <summary><c>17/May/2015:10:05:03 +0000</c>.</summary>
    public const string AccessLog = "access_log";

    /// <summary><c>Sun Dec 04 04:47:44 2005</c>.</summary>
    public const string Ctime = "ctime";

    /// <summary><c>Sun, 04 Dec 2005 04:47:44 GMT</c>.</summary>
    public const string Mail = "mail";

    /// <summary><c>31.12.2024 18:30:00</c>, also with slashes.</summary>
    public const string DayFirst = "day_first";

    /// <summary><c>12/31/2024 6:30 PM</c>.</summary>
    public const string MonthFirst = "month_first";

    public static IReadOnlyList<string> All { get; } =
    [
        Iso, EpochSeconds, EpochMilliseconds, EpochMicroseconds, EpochNanoseconds, AccessLog, Ctime, Mail, DayFirst,
        MonthFirst,
    ];

    internal static TimeNotation NotationOf(string? format) => format switch
    {
        Iso => TimeNotation.Iso,
        EpochSeconds => TimeNotation.EpochSeconds,
        EpochMilliseconds => TimeNotation.EpochMilliseconds,
        EpochMicroseconds => TimeNotation.EpochMicroseconds,
        EpochNanoseconds => TimeNotation.EpochNanoseconds,
        AccessLog => TimeNotation.AccessLog,
        Ctime => TimeNotation.Ctime,
        Mail => TimeNotation.Mail,
        DayFirst => TimeNotation.DayFirst,
        MonthFirst => TimeNotation.MonthFirst,
        _ => TimeNotation.Any,
    };

    internal static string? FormatOf(TimeNotation notation) =>
        notation == TimeNotation.Any ? null : All[(int)notation - 1];
}
