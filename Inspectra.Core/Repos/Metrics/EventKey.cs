namespace Inspectra.Core.Repos.Metrics;

/// <summary>What makes an event unique inside its workspace and stream.</summary>
/// <param name="TimeMs">Unix milliseconds.</param>
/// <param name="EventId">The client's id.</param>
internal readonly record struct EventKey(long TimeMs, string EventId);
