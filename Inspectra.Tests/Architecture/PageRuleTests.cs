using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Inspectra.Tests.Architecture;

/// <summary>Rules for pages. Each takes what it looks at, so that it can be shown to fail.</summary>
public sealed class PageRuleTests
{
    private static IReadOnlyList<Type> Pages => [.. ProductAssemblies.Web.GetTypes().Where(IsPage)];

    [Fact]
    public void Pages_OfTheProduct_SayWhoMaySeeThem()
    {
        Assert.NotEmpty(Pages);
        Assert.NotEmpty(WithoutPolicy([typeof(OpenPage)]));
        AssertNone(WithoutPolicy(Pages));
    }

    [Fact]
    public void Pages_OfTheProduct_HaveATestOfTheirOwn()
    {
        var tests = typeof(PageRuleTests).Assembly.GetTypes();

        Assert.NotEmpty(WithoutTest([typeof(OpenPage)], tests));
        AssertNone(WithoutTest(Pages, tests));
    }

    [Fact]
    public void Pages_OfTheProduct_TakeTheirRouteFromTheListOfRoutes()
    {
        var routes = RoutesOf(ProductAssemblies.Web.GetType("Inspectra.Web.PageRoutes", throwOnError: true)!); // Found, or thrown.

        Assert.NotEmpty(WithUnlistedRoute([typeof(OpenPage)], routes));
        AssertNone(WithUnlistedRoute(Pages, routes));
    }

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static bool IsPage(Type type) => type.IsDefined(typeof(RouteAttribute), inherit: false) && !type.IsAbstract;

    private static IEnumerable<string> WithoutPolicy(IEnumerable<Type> pages) =>
        from page in pages
        let attributes = page.GetCustomAttributes(inherit: true)
        where !attributes.Any(a => a is IAllowAnonymous || (a is IAuthorizeData data && !string.IsNullOrEmpty(data.Policy)))
        select $"{page.FullName} names no policy";

    private static IEnumerable<string> WithoutTest(IEnumerable<Type> pages, IReadOnlyCollection<Type> tests) =>
        from page in pages
        where !tests.Any(t => t.Name == page.Name + "Tests" && HasFacts(t))
        select $"{page.FullName} has no {page.Name}Tests";

    private static bool HasFacts(Type type) =>
        type.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true));

    private static IEnumerable<string> WithUnlistedRoute(IEnumerable<Type> pages, IReadOnlySet<string> routes) =>
        from page in pages
        from route in page.GetCustomAttributes<RouteAttribute>()
        where !routes.Contains(route.Template)
        select $"{page.FullName} has the route {route.Template}, which is not in PageRoutes";

    private static HashSet<string> RoutesOf(Type routes) =>
        [.. routes.GetFields().Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue()!)]; // Literals of this type are texts.

    [Route("/anybody")]
    private sealed class OpenPage : ComponentBase;
}
