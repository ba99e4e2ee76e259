using System.Xml.Linq;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Architecture;

/// <summary>The server's SDK would start it in its own folder and the demo data in the caller's: two databases.</summary>
public class RunDirectoryTests
{
    [Theory]
    [InlineData("Inspectra.Web/Inspectra.Web.csproj")]
    [InlineData("seed/seed.csproj")]
    public void RunWorkingDirectory_OfServerAndSeed_IsTheRootOfTheCheckout(string project)
    {
        var document = XDocument.Load(Path.Combine(SourceTree.Root, project));

        Assert.Equal("$(MSBuildThisFileDirectory)..", Assert.Single(document.Descendants("RunWorkingDirectory")).Value);
    }
}
