namespace Inspectra.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class LayerTests
{
    private const string Driver = "MongoDB.Driver";
    private const string Repos = "Inspectra.Core.Repos";
    private const string Documents = "Inspectra.Core.Documents";
    private const string Db = "Inspectra.Core.Db";
    private const string Services = "Inspectra.Core.Services";
    private const string Web = "Inspectra.Web";
    private const string Engine = "Inspectra.Mongo.Engine";
    private const string Sqlite = "Inspectra.Mongo.Sqlite";

    /// <summary>A layer, and what it must not know.</summary>
    public static TheoryData<string, string[]> Rules { get; } = new()
    {
        { "Inspectra.Web.Pages", [Repos, Documents, Db, Driver] },
        { "Inspectra.Web.Components", [Repos, Documents, Db, Driver, "Inspectra.Web.Pages"] },
        { "Inspectra.Web.Layout", [Repos, Documents, Db, Driver] },
        { "Inspectra.Web.State", [Repos, Documents, Db, Driver, "Inspectra.Web.Pages"] },
        { "Inspectra.Web.Api", [Repos, Documents, Db, Driver, "Inspectra.Web.State", "Inspectra.Web.Pages"] },
        { "Inspectra.Core", [Web] },
        { Services, [Web, Driver, Db] },
        { "Inspectra.Core.Jobs", [Web, Driver, Db, Documents] },
        { "Inspectra.Core.Metrics", [Web] },
        { "Inspectra.Core.Security", [Web, Driver, Db] },
        { "Inspectra.Core.Errors", [Web, Driver, Db, Repos, Documents, Services] },
        { "Inspectra.Core.Analysis", [Web, Driver, Db, Repos, Documents, Services, "Inspectra.Core.Security", "Inspectra.Core.Metrics", "Inspectra.Core.Jobs", "Inspectra.Mongo"] },
        { Repos, [Web, Services, "Inspectra.Core.Jobs"] },
        { Documents, [Web, Services, Repos, Db, Driver, "Inspectra.Core.Security"] },
        { "Inspectra.Seed", [Web, Repos, Documents, Db, Driver] },
        { "MongoDB.Bson", [Driver, Engine, Sqlite, "Inspectra.Core"] },
        { Driver, [Engine, Sqlite, "Inspectra.Core"] },
        { Sqlite, [Driver, "Inspectra.Core"] },
        { Engine, ["Inspectra.Core"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Layer_AsBuilt_KnowsNothingForbidden(string layer, string[] forbidden)
    {
        var types = ProductAssemblies.TypesIn(layer);

        var violations = types.SelectMany(type => Violations(type, forbidden)).ToList();

        Assert.NotEmpty(types);
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Layer_WithAnOffenderInALambda_IsReported(string layer, string[] forbidden)
    {
        Assert.NotEmpty(layer);
        foreach (var name in forbidden)
        {
            var known = ProductAssemblies.TypesIn(name).First(t => t is { IsGenericTypeDefinition: false, IsByRefLike: false });
            var offender = typeof(Offender<>).MakeGenericType(known);

            Assert.Contains(Violations(offender, forbidden), violation => violation.Contains(known.Name, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Violations(Type type, string[] forbidden) =>
        TypeDependencies.Of(type)
            .Where(known => forbidden.Any(layer => ProductAssemblies.IsIn(known, layer)))
            .Select(known => $"{type.FullName} knows {known.FullName}");

    /// <summary>Knows its type argument in one place only: inside a lambda.</summary>
    private sealed class Offender<T>
    {
        public static Func<object, bool> Asks() => static value => value.GetType() == typeof(T);
    }
}
