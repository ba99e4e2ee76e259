using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Tests.Support;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Security;

public sealed class AccessServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Theory]
    [InlineData(WorkspaceRole.Owner)]
    [InlineData(WorkspaceRole.Admin)]
    [InlineData(WorkspaceRole.Analyst)]
    [InlineData(WorkspaceRole.Member)]
    [InlineData(WorkspaceRole.Viewer)]
    public async Task DemandAsync_EveryPermission_FollowsTheMatrix(WorkspaceRole role)
    {
        var ada = await _core.SetUpAsync();
        var person = await _core.AddPersonAsync(ada, role);

        foreach (var permission in Permission.All)
        {
            var may = await Access.MayAsync(person.Actor, permission, ada.WorkspaceId, CancellationToken.None);

            Assert.Equal(RolePermissions.Of(role).Contains(permission), may);
        }
    }

    [Fact]
    public async Task DemandAsync_NotAMember_IsNotFoundEvenForAnAdministrator()
    {
        var ada = await _core.SetUpAsync();
        var stranger = new Actor(ActorKind.User, ObjectId.GenerateNewId(), "Stranger") { IsAdministrator = true };

        await Assert.ThrowsAsync<NotFoundException>(() => DemandAsync(stranger, ada.WorkspaceId));
        await Assert.ThrowsAsync<NotFoundException>(() => DemandAsync(ada.Actor, ObjectId.GenerateNewId()));
        await Assert.ThrowsAsync<NotFoundException>(() => DemandAsync(Actor.System, ObjectId.GenerateNewId()));
    }

    [Fact]
    public async Task DemandAsync_RemovedByAnotherNode_BitesWithinFiveSeconds()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        await DemandAsync(viewer.Actor, ada.WorkspaceId);
        var members = _core.Get<MemberRepository>();
        await members.DeleteAsync(ada.WorkspaceId, m => m.UserId == viewer.Actor.Id, CancellationToken.None);

        _core.Clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<NotFoundException>(() => DemandAsync(viewer.Actor, ada.WorkspaceId));
    }

    [Fact]
    public async Task DemandAsync_TheSystem_MayEverything()
    {
        var ada = await _core.SetUpAsync();

        foreach (var permission in Permission.All)
        {
            await Access.DemandAsync(Actor.System, permission, ada.WorkspaceId, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private AccessService Access => _core.Get<AccessService>();

    private Task DemandAsync(Actor actor, ObjectId workspaceId) =>
        Access.DemandAsync(actor, Permission.ViewAnalytics, workspaceId, CancellationToken.None).AsTask();
}
