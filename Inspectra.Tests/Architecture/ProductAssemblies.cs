using System.Reflection;
using System.Runtime.CompilerServices;

namespace Inspectra.Tests.Architecture;

/// <summary>The assemblies that the rules are about.</summary>
internal static class ProductAssemblies
{
    public static Assembly Core { get; } = typeof(Inspectra.Core.CoreServices).Assembly;

    public static Assembly Mongo { get; } = typeof(Inspectra.Mongo.EmbeddedServer).Assembly;

    public static Assembly Web { get; } = Assembly.Load("Inspectra.Web");

    public static Assembly Seed { get; } = Assembly.Load("seed");

    public static IReadOnlyList<Assembly> All { get; } = [Core, Mongo, Web, Seed];

    /// <returns>The types of a namespace and those below it, without what the compiler made.</returns>
    public static IReadOnlyList<Type> TypesIn(string layer) =>
        [.. All.SelectMany(a => a.GetTypes()).Where(t => !t.IsNested && !IsGenerated(t) && IsIn(t, layer))];

    public static bool IsIn(Type type, string layer) =>
        type.Namespace is { } name && (name == layer || name.StartsWith(layer + ".", StringComparison.Ordinal));

    public static bool IsGenerated(MemberInfo member) =>
        member.Name.StartsWith('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
