namespace Inspectra.Web.Components.Shared;

/// <summary>The one mapping of statuses to icon, tone and colour for the whole product.</summary>
public sealed record StatusStyle(string Icon, string Tone, string Color)
{
    /// <summary>Statuses of executions in the order in which charts heap them.</summary>
    public static readonly IReadOnlyList<string> Order = ["succeeded", "failed", "timed_out", "cancelled", "running", "queued"];

    public static StatusStyle Of(string status) => status switch
    {
        "succeeded" => new("check-circle", "good", "var(--good)"),
        "failed" => new("x-circle", "bad", "var(--bad)"),
        "timed_out" => new("hourglass", "warn", "var(--warn-mark)"),
        "cancelled" => new("ban", "quiet", "var(--neutral)"),
        "running" => new("play", "info", "var(--info)"),
        "queued" => new("clock", "quiet", "var(--neutral-soft)"),
        "paused" => new("pause", "warn", "var(--warn)"),
        _ => new("help", "quiet", "var(--neutral)"),
    };
}
