using Inspectra.Core.Security;
using Inspectra.Core.Services.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Web.State;

/// <summary>The workspace that the open page belongs to, and what the person may do there.</summary>
public sealed class WorkspaceState(SessionState session, WorkspaceService workspaces, AccessService access)
{
    private readonly ChangeSignal _changed = new();
    private WorkspaceSummary? _current;
    private WorkspaceAccess? _access;

    public bool IsSelected => _current is not null;

    /// <exception cref="InvalidOperationException">The open page belongs to no workspace.</exception>
    public WorkspaceSummary Current => _current ?? throw new InvalidOperationException("This page belongs to no workspace.");

    public ObjectId Id => Current.Id;

    /// <summary>The workspace as it stands in addresses.</summary>
    public string Key => Current.Id.ToString();

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>The person's workspaces by name.</summary>
    public IReadOnlyList<WorkspaceSummary> Mine { get; private set; } = [];

    public bool May(string permission) => _access?.May(permission) == true;

    public IDisposable Subscribe(Func<Task> onChanged) => _changed.Subscribe(onChanged);

    /// <exception cref="Core.Errors.NotFoundException">There is no such workspace for this person.</exception>
    public async Task SelectAsync(ObjectId workspaceId, CancellationToken ct)
    {
        if (_current?.Id == workspaceId)
        {
            return;
        }

        var found = await workspaces.GetAsync(session.Actor, workspaceId, ct);
        _access = await access.GetAsync(session.Actor, workspaceId, ct);
        Mine = await workspaces.ListMineAsync(session.Actor, ct);
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        _current = found;
        await _changed.RaiseAsync();
    }

    /// <summary>The moment on the wall clock of the workspace.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}
