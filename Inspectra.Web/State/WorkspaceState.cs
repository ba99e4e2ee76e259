namespace Inspectra.Web.State;

/// <summary>The workspace that the open page belongs to.</summary>
public sealed class WorkspaceState
{
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;
}
