using Inspectra.Core.Metrics;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Inspectra.Web.Pages;

/// <summary>Base of the pages that show a workspace's numbers: loads anew when the address or the data changed.</summary>
public abstract class WorkspacePage : InspectraPage
{
    private IDisposable? _live;
    private string? _loadedFor;
    private string _path = "";

    [Inject] protected SessionState Session { get; private set; } = null!; // Set by the framework before any lifecycle method.

    [Inject] protected WorkspaceState Workspace { get; private set; } = null!; // As above.

    [Inject] protected PeriodState Period { get; private set; } = null!; // As above.

    [Inject] protected LiveState Live { get; private set; } = null!; // As above.

    [Inject] protected DrillAddress Drill { get; private set; } = null!; // As above.

    [Inject] protected NavigationManager Navigation { get; private set; } = null!; // As above.

    protected FilterSet Filters { get; private set; } = FilterSet.None;

    /// <summary>True while what is shown still answers the address before.</summary>
    protected bool IsRefreshing { get; private set; }

    /// <summary>The part of the address that decides what is loaded.</summary>
    protected virtual string LoadKey => Navigation.Uri;

    /// <returns>The first value of a query key in the address of this moment; null where there is none.</returns>
    /// <remarks>Pages read the address themselves: parameters are set later than other parts hear of a new address.</remarks>
    protected string? Query(string key) => AddressQuery.Of(Navigation.Uri).TryGetValue(key, out var values) ? values[0] : null;

    protected abstract Task ReloadAsync();

    /// <summary>Loads what the address asks for, when that is not what was loaded last.</summary>
    protected virtual async Task OnAddressAsync()
    {
        if (_loadedFor == LoadKey)
        {
            return;
        }

        _loadedFor = LoadKey;
        Filters = FilterSet.Parse(Navigation.Uri);
        IsRefreshing = true;
        StateHasChanged();
        await ReloadAsync();
        IsRefreshing = false;
    }

    protected override void OnInitialized()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        Navigation.LocationChanged += OnLocationChanged;
        _live = Live.Subscribe(Workspace.Id, StreamKeys.Executions, () =>
        {
            Enter(ReloadAsync);
            return Task.CompletedTask;
        });
    }

    protected override Task OnParametersSetAsync() => OnAddressAsync();

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _live?.Dispose();
        base.Dispose(disposing);
    }

    // A page without query parameters of its own is not told when only the query changes.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == _path)
        {
            Enter(OnAddressAsync);
        }
    }
}
