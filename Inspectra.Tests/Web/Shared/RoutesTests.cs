using Inspectra.Web;
using Inspectra.Web.Hosting.Sessions;

namespace Inspectra.Tests.Web.Shared;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("/w/65f0000000000000000000aa", "65f0000000000000000000aa")]
    [InlineData("/w/65f0000000000000000000aa/executions", "65f0000000000000000000aa")]
    [InlineData("/sign-in", null)]
    [InlineData("/", null)]
    [InlineData("/w/", null)]
    public void WorkspaceOf_APath_FindsTheWorkspace(string path, string? workspace) => Assert.Equal(workspace, PageRoutes.WorkspaceOf(path));

    [Theory]
    [InlineData("/w/1?period=7d", "/w/1?period=7d")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData(null, "/")]
    public void LocalAddress_AnyText_StaysHere(string? address, string target) => Assert.Equal(target, LocalAddress.Or(address, "/"));
}
