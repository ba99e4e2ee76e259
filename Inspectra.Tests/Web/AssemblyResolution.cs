using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Inspectra.Tests.Web;

internal static class AssemblyResolution
{
    /// <summary>bUnit asks for a newer AngleSharp.Diffing than the feed holds; the one beside the tests serves.</summary>
    [ModuleInitializer]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll");
        return name.Name == "AngleSharp.Diffing" && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    };
}
