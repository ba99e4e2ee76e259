using Inspectra.Core.Security;

namespace Inspectra.Web.Layout;

/// <summary>The map of the product: what the sidebar shows, in this order.</summary>
public static class NavGroups
{
    public static readonly IReadOnlyList<NavGroup> All =
    [
        new("Nav.Overview", [new NavPage("Nav.Executive", "gauge", PageRoutes.Executive, Permission.ViewExecutiveDashboard, "g e")]),
        new("Nav.Agents", [new NavPage("Nav.Executions", "list", PageRoutes.Executions, Permission.ViewAgents, "g x")]),
        new("Nav.Sources", [new NavPage("Nav.Import", "upload", PageRoutes.Import, Permission.IngestData, "g i")]),
        new("Nav.Automation", [new NavPage("Nav.Jobs", "jobs", PageRoutes.Jobs, Permission.ViewAnalytics, "g j")]),
        new("Nav.Settings",
        [
            new NavPage("Nav.Members", "people", PageRoutes.Members, Permission.ViewAnalytics, "g m"),
            new NavPage("Nav.ApiKeys", "key", PageRoutes.ApiKeys, Permission.ManageIntegrations, "g k"),
        ]),
    ];
}

public sealed record NavGroup(string Title, IReadOnlyList<NavPage> Pages);

/// <param name="Template">A workspace route of <see cref="PageRoutes"/>.</param>
/// <param name="Permission">Without it the page is not offered.</param>
/// <param name="Shortcut">Keys pressed one after the other.</param>
public sealed record NavPage(string Title, string Icon, string Template, string Permission, string Shortcut);
