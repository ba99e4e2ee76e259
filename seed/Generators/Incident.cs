namespace Inspectra.Seed.Generators;

/// <summary>Something that went wrong for some hours and is worth finding.</summary>
/// <param name="DaysAgo">Counted back from the last day of the demo.</param>
/// <param name="Agent">Only this agent; null for all.</param>
/// <param name="Model">Only runs of this model; null for all.</param>
/// <param name="FailureShare">Share of failures while it lasts; null leaves the usual one.</param>
/// <param name="Slowdown">Factor on every duration.</param>
public sealed record Incident(
    int DaysAgo, int FirstHourUtc, int Hours, string? Agent, string? Model, double? FailureShare, double Slowdown, string ErrorType)
{
    /// <summary>An upstream service that times out, and a model that becomes slow.</summary>
    public static IReadOnlyList<Incident> All { get; } =
    [
        new(23, 9, 5, "invoice-reader", null, 0.58, 1.8, "upstream_timeout"),
        new(8, 11, 9, null, "meridian-pro", 0.12, 3.4, "model_overloaded"),
    ];

    public bool Covers(int daysAgo, int hour, AgentProfile agent) =>
        daysAgo == DaysAgo && hour >= FirstHourUtc && hour < FirstHourUtc + Hours
        && (Agent is null || Agent == agent.Name) && (Model is null || Model == agent.Model);
}
