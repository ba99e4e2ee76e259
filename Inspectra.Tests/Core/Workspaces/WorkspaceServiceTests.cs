using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Workspaces;

public sealed class WorkspaceServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Fact]
    public async Task ListMineAsync_TwoWorkspaces_AreListedByName()
    {
        var ada = await _core.SetUpAsync();
        await _core.AddWorkspaceAsync(ada, "accounts");
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);

        var hers = await Workspaces.ListMineAsync(ada.Actor, CancellationToken.None);
        var viewers = await Workspaces.ListMineAsync(viewer.Actor, CancellationToken.None);

        Assert.Equal(["accounts", "Agents"], hers.Select(w => w.Name));
        Assert.Equal([("Agents", (WorkspaceRole?)WorkspaceRole.Viewer)], viewers.Select(w => (w.Name, w.Role)));
    }

    [Fact]
    public async Task GetAsync_ForeignAndMissing_LookAlike()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        var foreign = await _core.AddWorkspaceAsync(ada, "Other");

        var refusals = new List<NotFoundException>();
        foreach (var id in new[] { foreign, ObjectId.GenerateNewId() })
        {
            refusals.Add(await Assert.ThrowsAsync<NotFoundException>(() => Workspaces.GetAsync(viewer.Actor, id, CancellationToken.None)));
        }

        Assert.Equal((refusals[0].Code, refusals[0].Message), (refusals[1].Code, refusals[1].Message));
    }

    [Fact]
    public async Task UpdateAsync_PartOfIt_LeavesTheRest()
    {
        var ada = await _core.SetUpAsync();

        await UpdateAsync(ada, new WorkspaceInput { Name = "Renamed", TimeZone = "Asia/Kolkata", PricePerCredit = 0.1234567890123m, Currency = "EUR" });
        var changed = await UpdateAsync(ada, new WorkspaceInput { Name = "Again" });

        Assert.Equal(("Again", "Asia/Kolkata", 0.1234567890123m, "EUR"), (changed.Name, changed.TimeZone, changed.PricePerCredit, changed.Currency));
    }

    [Theory]
    [InlineData("", "UTC", 1, "USD")]
    [InlineData("Fine", "Mars/Olympus", 1, "USD")]
    [InlineData("Fine", "UTC", -1, "USD")]
    [InlineData("Fine", "UTC", 1, "dollars")]
    public async Task UpdateAsync_BadField_IsRefused(string name, string zone, int price, string currency)
    {
        var ada = await _core.SetUpAsync();
        var input = new WorkspaceInput { Name = name, TimeZone = zone, PricePerCredit = price, Currency = currency };

        await Assert.ThrowsAsync<ValidationException>(() => UpdateAsync(ada, input));
    }

    [Theory]
    [InlineData(WorkspaceRole.Admin)]
    [InlineData(WorkspaceRole.Viewer)]
    public async Task UpdateAsync_NotTheOwner_IsForbidden(WorkspaceRole role)
    {
        var ada = await _core.SetUpAsync();
        var other = await _core.AddPersonAsync(ada, role);

        await Assert.ThrowsAsync<ForbiddenException>(() => UpdateAsync(other, new WorkspaceInput { Name = "Mine" }));
    }

    [Fact]
    public async Task DeleteAsync_WithItsName_RemovesWhatItHolds()
    {
        var ada = await _core.SetUpAsync();
        var other = await _core.AddWorkspaceAsync(ada, "Other");
        await _core.Get<ApiKeyService>().CreateAsync(
            ada.Actor, ada.WorkspaceId, new ApiKeyInput { Name = "Key", Scopes = [Permission.IngestData] }, CancellationToken.None);

        await Removals.DeleteAsync(ada.Actor, ada.WorkspaceId, "Agents", CancellationToken.None);

        await Assert.ThrowsAsync<NotFoundException>(() => Workspaces.GetAsync(ada.Actor, ada.WorkspaceId, CancellationToken.None));
        Assert.Equal(0, await _core.Get<ApiKeyRepository>().CountAsync(ada.WorkspaceId, null, CancellationToken.None));
        Assert.Equal(0, await _core.Get<MemberRepository>().CountAsync(ada.WorkspaceId, null, CancellationToken.None));
        Assert.Equal(1, await _core.Get<MemberRepository>().CountAsync(other, null, CancellationToken.None));
    }

    [Fact]
    public async Task DeleteAsync_WithAnotherName_RemovesNothing()
    {
        var ada = await _core.SetUpAsync();

        await Assert.ThrowsAsync<RuleViolationException>(
            () => Removals.DeleteAsync(ada.Actor, ada.WorkspaceId, "agents", CancellationToken.None));
        Assert.Equal("Agents", (await Workspaces.GetAsync(ada.Actor, ada.WorkspaceId, CancellationToken.None)).Name);
    }

    [Fact]
    public async Task FinishRemovalsAsync_InterruptedRemoval_IsFinished()
    {
        var ada = await _core.SetUpAsync();
        await _core.Get<WorkspaceDirectoryRepository>().MarkRemovedAsync(ada.WorkspaceId, _core.Clock.UtcNow, CancellationToken.None);

        var finished = await Removals.FinishRemovalsAsync(CancellationToken.None);

        Assert.Equal(1, finished);
        Assert.Equal(0, await _core.Get<MemberRepository>().CountAsync(ada.WorkspaceId, null, CancellationToken.None));
    }

    [Fact]
    public async Task ListAsync_OfTheAuditLog_TellsWhoDidWhat()
    {
        var ada = await _core.SetUpAsync();
        await UpdateAsync(ada, new WorkspaceInput { Name = "Renamed" });

        var page = await _core.Get<AuditService>().ListAsync(ada.Actor, ada.WorkspaceId, 1, null, CancellationToken.None);
        var rest = await _core.Get<AuditService>().ListAsync(ada.Actor, ada.WorkspaceId, 10, page.Next, CancellationToken.None);

        Assert.Equal((AuditAction.WorkspaceChanged, "Ada Lovelace"), (page.Items[0].Action, page.Items[0].ActorName));
        Assert.Equal(("Agents; UTC; 0.01 USD", "Renamed; UTC; 0.01 USD"), (page.Items[0].Before, page.Items[0].After));
        Assert.Equal([AuditAction.SetupCompleted], rest.Items.Select(e => e.Action));
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private WorkspaceService Workspaces => _core.Get<WorkspaceService>();

    private WorkspaceRemovalService Removals => _core.Get<WorkspaceRemovalService>();

    private Task<WorkspaceSummary> UpdateAsync(TestPerson by, WorkspaceInput input) =>
        Workspaces.UpdateAsync(by.Actor, by.WorkspaceId, input, CancellationToken.None);
}
