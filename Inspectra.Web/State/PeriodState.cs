using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Inspectra.Web.State;

/// <summary>The period and comparison that all pages of a workspace share. The address holds it; this mirrors the address.</summary>
public sealed class PeriodState : IDisposable
{
    private readonly NavigationManager _navigation;
    private readonly WorkspaceState _workspace;
    private readonly TimeProvider _clock;
    private readonly ChangeSignal _changed = new();
    private PeriodChoice _read = PeriodChoice.Default;
    private PeriodChoice _raised;
    private string? _readFrom;

    public PeriodState(NavigationManager navigation, WorkspaceState workspace, TimeProvider clock)
    {
        _navigation = navigation;
        _workspace = workspace;
        _clock = clock;
        _raised = Choice;
        _navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>Always what the address says at this moment, whoever hears of a new address first.</summary>
    public PeriodChoice Choice
    {
        get
        {
            if (_readFrom != _navigation.Uri)
            {
                _readFrom = _navigation.Uri;
                _read = Read();
            }

            return _read;
        }
    }

    public DateTime NowLocal => TimeZoneInfo.ConvertTimeFromUtc(_clock.GetUtcNow().UtcDateTime, _workspace.Zone);

    public ResolvedPeriod Resolve() => ResolvedPeriod.Resolve(Choice, _workspace.Zone, _clock.GetUtcNow().UtcDateTime);

    public IDisposable Subscribe(Func<Task> onChanged) => _changed.Subscribe(onChanged);

    public void Choose(PeriodChoice choice)
    {
        if (choice != Choice)
        {
            _navigation.NavigateTo(_navigation.GetUriWithQueryParameters(PeriodAddress.Write(choice)));
        }
    }

    public void ChooseCustom(DateTime fromLocal, DateTime toLocal) =>
        Choose(new PeriodChoice(PeriodPreset.Custom, Choice.Compare, fromLocal, toLocal));

    public void Shift(int steps) => Choose(Choice.Shift(steps, NowLocal));

    public void Compare(CompareTo compare) => Choose(Choice with { Compare = compare });

    /// <summary>An address of another page of the product that keeps the period.</summary>
    public string Keep(string path) => _navigation.GetUriWithQueryParameters(path, PeriodAddress.Write(Choice));

    public void Dispose() => _navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (Choice != _raised)
        {
            _raised = Choice;
            _ = _changed.RaiseAsync();
        }
    }

    private PeriodChoice Read()
    {
        var query = AddressQuery.Of(_navigation.Uri);
        return PeriodAddress.Parse(key => query.TryGetValue(key, out var values) ? values.ToString() : null);
    }
}
