using Microsoft.AspNetCore.Components;

namespace Inspectra.Web.State;

/// <summary>Addresses of the executions behind a number.</summary>
public sealed class DrillAddress(NavigationManager navigation, WorkspaceState workspace, PeriodState period)
{
    public string Executions(FilterSet filters) => Executions(filters, new Dictionary<string, object?>());

    /// <param name="more">Further query parameters, such as the order of the rows.</param>
    public string Executions(FilterSet filters, IReadOnlyDictionary<string, object?> more)
    {
        var parameters = filters.Write();
        foreach (var (key, value) in PeriodAddress.Write(period.Choice).Concat(more))
        {
            parameters[key] = value;
        }

        return navigation.GetUriWithQueryParameters(PageRoutes.For(PageRoutes.Executions, workspace.Key), parameters);
    }

    public string Execution(string id) => period.Keep(PageRoutes.ForExecution(workspace.Key, id));
}
