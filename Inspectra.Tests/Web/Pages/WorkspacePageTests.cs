using Bunit;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Web;
using Inspectra.Web.Pages.Workspaces;

namespace Inspectra.Tests.Web.Pages;

public sealed class MembersPageTests
{
    [Fact]
    public async Task Add_NewPerson_ShowsTheFirstPasswordOnce()
    {
        await using var harness = await PageHarness.CreateAsync();
        var page = harness.Open<MembersPage>(PageRoutes.Members);
        page.WaitForElement("tbody tr");

        page.Find("#member-email").Change("new@example.org");
        page.Find("#member-name").Change("New Person");
        page.Find("form").Submit();

        page.WaitForElement(".secret code");
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task Add_SamePersonTwice_SaysWhyNot()
    {
        await using var harness = await PageHarness.CreateAsync();
        var page = harness.Open<MembersPage>(PageRoutes.Members);
        page.WaitForElement("tbody tr");

        page.Find("#member-email").Change("ada@example.org");
        page.Find("form").Submit();

        page.WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Open_AsViewer_OffersNoChange()
    {
        await using var harness = await PageHarness.CreateAsync(WorkspaceRole.Viewer);

        var page = harness.Open<MembersPage>(PageRoutes.Members);
        page.WaitForElement("tbody tr");

        Assert.Empty(page.FindAll("form"));
        Assert.Empty(page.FindAll("tbody select"));
    }

    [Fact]
    public async Task ChangeRole_OfAnother_IsStored()
    {
        await using var asOwner = await PageHarness.CreateAsync();
        var members = asOwner.Get<MemberService>();
        await members.AddAsync(asOwner.Owner, asOwner.WorkspaceId, new MemberInput { Email = "bo@example.org", Name = "Bo", Role = WorkspaceRole.Viewer }, CancellationToken.None);
        var page = asOwner.Open<MembersPage>(PageRoutes.Members);
        page.WaitForElement("tbody select").Change("Analyst");

        page.WaitForAssertion(() => Assert.Equal(
            WorkspaceRole.Analyst,
            members.ListAsync(asOwner.Owner, asOwner.WorkspaceId, CancellationToken.None).GetAwaiter().GetResult().Single(m => m.Name == "Bo").Role));
    }
}

public sealed class ApiKeysPageTests
{
    [Fact]
    public async Task Create_WithAName_ShowsTheSecretOnce()
    {
        await using var harness = await PageHarness.CreateAsync();
        var page = harness.Open<ApiKeysPage>(PageRoutes.ApiKeys);
        page.WaitForElement(".panel-empty");

        page.Find("#key-name").Change("Loader");
        page.Find("form").Submit();

        Assert.StartsWith("ins_", page.WaitForElement(".secret code").TextContent, StringComparison.Ordinal);
        Assert.Contains("Loader", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Scopes_AreThoseTheInterfaceAsksFor()
    {
        await using var harness = await PageHarness.CreateAsync();

        var page = harness.Open<ApiKeysPage>(PageRoutes.ApiKeys);

        Assert.Equal(
            ["ingest_data", "view_metrics", "view_agents", "view_user_analytics", "view_financial_metrics", "view_analytics", "delete_data"],
            page.FindAll("fieldset code").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Open_AsMember_IsRefused()
    {
        await using var harness = await PageHarness.CreateAsync(WorkspaceRole.Member);

        var page = harness.Open<ApiKeysPage>(PageRoutes.ApiKeys);

        page.WaitForElement("[role=alert]");
        Assert.Empty(page.FindAll("form"));
    }
}
