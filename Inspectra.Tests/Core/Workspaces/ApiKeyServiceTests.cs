using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Workspaces;

public sealed class ApiKeyServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Fact]
    public async Task AuthenticateAsync_NewKey_IsBoundToItsWorkspaceAndScopes()
    {
        var ada = await _core.SetUpAsync();
        var created = await CreateAsync(ada, Permission.IngestData);

        var actor = await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);

        Assert.StartsWith("ins_", created.Secret, StringComparison.Ordinal);
        Assert.Equal((ActorKind.ApiKey, created.Key.Id, ada.WorkspaceId), (actor.Kind, actor.Id, actor.WorkspaceId));
        Assert.Equal([Permission.IngestData], actor.Scopes);
    }

    [Fact]
    public async Task DemandAsync_KeyOutsideItsScopesOrWorkspace_IsRefused()
    {
        var ada = await _core.SetUpAsync();
        var other = await _core.AddWorkspaceAsync(ada, "Other");
        var actor = await Keys.AuthenticateAsync((await CreateAsync(ada, Permission.IngestData)).Secret, CancellationToken.None);
        var access = _core.Get<AccessService>();

        await access.DemandAsync(actor, Permission.IngestData, ada.WorkspaceId, CancellationToken.None);
        await Assert.ThrowsAsync<ForbiddenException>(
            () => access.DemandAsync(actor, Permission.ViewMetrics, ada.WorkspaceId, CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<NotFoundException>(
            () => access.DemandAsync(actor, Permission.IngestData, other, CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<ForbiddenException>(
            () => Keys.CreateAsync(actor, ada.WorkspaceId, Input(Permission.IngestData), CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ins_")]
    [InlineData("ins_0000000000000000000000000000000000")]
    [InlineData("Bearer something")]
    public async Task AuthenticateAsync_NoKey_IsUnauthenticated(string key)
    {
        await _core.SetUpAsync();

        await Assert.ThrowsAsync<UnauthenticatedException>(() => Keys.AuthenticateAsync(key, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task RevokeAsync_KeyInUse_IsRefusedAtOnce()
    {
        var ada = await _core.SetUpAsync();
        var created = await CreateAsync(ada, Permission.IngestData);
        await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);

        await Keys.RevokeAsync(ada.Actor, ada.WorkspaceId, created.Key.Id, CancellationToken.None);

        await Assert.ThrowsAsync<UnauthenticatedException>(() => Keys.AuthenticateAsync(created.Secret, CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<NotFoundException>(
            () => Keys.RevokeAsync(ada.Actor, ada.WorkspaceId, created.Key.Id, CancellationToken.None));
    }

    [Fact]
    public async Task AuthenticateAsync_Expired_IsRefusedEvenWhenRemembered()
    {
        var ada = await _core.SetUpAsync();
        var input = Input(Permission.IngestData) with { ExpiresUtc = _core.Clock.UtcNow.AddSeconds(10) };
        var created = await Keys.CreateAsync(ada.Actor, ada.WorkspaceId, input, CancellationToken.None);
        await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);

        _core.Clock.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<UnauthenticatedException>(() => Keys.AuthenticateAsync(created.Secret, CancellationToken.None).AsTask());
        var listed = await Keys.ListAsync(ada.Actor, ada.WorkspaceId, CancellationToken.None);
        Assert.Equal(ApiKeyState.Expired, listed[0].State);
    }

    [Fact]
    public async Task AuthenticateAsync_OftenInAMinute_WritesTheLastUseOnce()
    {
        var ada = await _core.SetUpAsync();
        var created = await CreateAsync(ada, Permission.IngestData);
        var firstUse = _core.Clock.UtcNow;
        await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);
        _core.Clock.Advance(TimeSpan.FromSeconds(59));
        await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);

        var soon = await Keys.ListAsync(ada.Actor, ada.WorkspaceId, CancellationToken.None);
        _core.Clock.Advance(TimeSpan.FromSeconds(1));
        await Keys.AuthenticateAsync(created.Secret, CancellationToken.None);
        var later = await Keys.ListAsync(ada.Actor, ada.WorkspaceId, CancellationToken.None);

        Assert.Equal(firstUse, soon[0].LastUsedUtc);
        Assert.Equal(firstUse.AddMinutes(1), later[0].LastUsedUtc);
    }

    [Fact]
    public async Task CreateAsync_ScopeAboveOwnRights_IsRefused()
    {
        var ada = await _core.SetUpAsync();
        var admin = await _core.AddPersonAsync(ada, WorkspaceRole.Admin);

        await Assert.ThrowsAsync<ForbiddenException>(
            () => Keys.CreateAsync(admin.Actor, ada.WorkspaceId, Input(Permission.ManageWorkspace), CancellationToken.None));
        await Assert.ThrowsAsync<ValidationException>(
            () => Keys.CreateAsync(admin.Actor, ada.WorkspaceId, Input("anything"), CancellationToken.None));
    }

    [Fact]
    public async Task CreateAsync_Secret_IsStoredNowhere()
    {
        var ada = await _core.SetUpAsync();
        var created = await CreateAsync(ada, Permission.IngestData);

        var stored = await _core.Get<ApiKeyRepository>().GetByIdAsync(ada.WorkspaceId, created.Key.Id, CancellationToken.None);

        Assert.DoesNotContain(created.Secret, stored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_OfAnotherWorkspace_IsNotFound()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        var other = await _core.AddWorkspaceAsync(ada, "Other");

        await Assert.ThrowsAsync<NotFoundException>(() => Keys.ListAsync(viewer.Actor, other, CancellationToken.None));
        await Assert.ThrowsAsync<ForbiddenException>(() => Keys.ListAsync(viewer.Actor, ada.WorkspaceId, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private ApiKeyService Keys => _core.Get<ApiKeyService>();

    private Task<ApiKeyCreated> CreateAsync(TestPerson by, string scope) =>
        Keys.CreateAsync(by.Actor, by.WorkspaceId, Input(scope), CancellationToken.None);

    private static ApiKeyInput Input(string scope) => new() { Name = "Collector", Scopes = [scope] };
}
