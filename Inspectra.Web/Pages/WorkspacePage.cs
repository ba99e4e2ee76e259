using Inspectra.Core.Metrics;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Components;

namespace Inspectra.Web.Pages;

/// <summary>Base of the pages that show a workspace's numbers: loads anew when the address or the data changed.</summary>
public abstract class WorkspacePage : InspectraPage
{
    private IDisposable? _live;
    private string? _loadedFor;

    [Inject] protected SessionState Session { get; private set; } = null!; // Set by the framework before any lifecycle method.

    [Inject] protected WorkspaceState Workspace { get; private set; } = null!; // As above.

    [Inject] protected PeriodState Period { get; private set; } = null!; // As above.

    [Inject] protected LiveState Live { get; private set; } = null!; // As above.

    [Inject] protected DrillAddress Drill { get; private set; } = null!; // As above.

    [Inject] protected NavigationManager Navigation { get; private set; } = null!; // As above.

    protected FilterSet Filters { get; private set; } = FilterSet.None;

    /// <summary>The part of the address that decides what is loaded.</summary>
    protected virtual string LoadKey => Navigation.Uri;

    protected abstract Task ReloadAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == LoadKey)
        {
            return;
        }

        _loadedFor = LoadKey;
        Filters = FilterSet.Parse(Navigation.Uri);
        _live ??= Live.Subscribe(Workspace.Id, StreamKeys.Executions, () => InvokeAsync(async () =>
        {
            await ReloadAsync();
            StateHasChanged();
        }));
        await ReloadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }
}
