namespace Inspectra.Core.Metrics;

/// <summary>Keys of the metrics in the catalogue.</summary>
public static class MetricKeys
{
    public const string Runs = "runs";
    public const string Succeeded = "succeeded";

    /// <summary>Runs that failed or timed out.</summary>
    public const string Failed = "failed";

    /// <summary>Succeeded among finished runs, 0 to 1.</summary>
    public const string SuccessRate = "success_rate";
    public const string DurationAverage = "duration_avg";
    public const string DurationP50 = "duration_p50";
    public const string DurationP75 = "duration_p75";
    public const string DurationP90 = "duration_p90";
    public const string DurationP95 = "duration_p95";
    public const string DurationP99 = "duration_p99";
    public const string Credits = "credits";
    public const string TokensIn = "tokens_in";
    public const string TokensOut = "tokens_out";
    public const string Tokens = "tokens";
    public const string Cost = "cost";
    public const string DistinctUsers = "distinct_users";
    public const string DistinctAgents = "distinct_agents";

    /// <summary>Distinct users of the local day that the bucket (or range) ends with.</summary>
    public const string DailyActiveUsers = "dau";

    /// <summary>Distinct users of the seven local days up to the end of the bucket (or range).</summary>
    public const string WeeklyActiveUsers = "wau";

    /// <summary>Distinct users of the thirty local days up to the end of the bucket (or range).</summary>
    public const string MonthlyActiveUsers = "mau";

    /// <summary>Events of the stream <c>activity</c>.</summary>
    public const string Events = "events";
}
