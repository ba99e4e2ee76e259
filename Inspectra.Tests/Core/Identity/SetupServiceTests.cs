using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Identity;

public sealed class SetupServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Fact]
    public async Task CompleteAsync_RightToken_MakesAnAdministratorWhoOwnsAWorkspace()
    {
        var token = await IssueAsync();

        var ticket = await Setup.CompleteAsync(Input(token), CancellationToken.None);

        var identity = await _core.Get<SessionService>().ValidateAsync(ticket.Token, CancellationToken.None);
        var mine = await _core.Get<WorkspaceService>().ListMineAsync(identity!.Actor, CancellationToken.None); // The session is new.
        Assert.True(identity.IsAdministrator);
        Assert.Equal((ticket.WorkspaceId, (WorkspaceRole?)WorkspaceRole.Owner, "Agents"), ((ObjectId?)mine[0].Id, mine[0].Role, mine[0].Name));
    }

    [Fact]
    public async Task CompleteAsync_FiftyAtOnce_MakesExactlyOneAdministrator()
    {
        var token = await IssueAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            try
            {
                await Setup.CompleteAsync(Input(token) with { Email = $"admin{i}@example.org" }, CancellationToken.None);
                return 200;
            }
            catch (InspectraException ex)
            {
                return ex.StatusCode;
            }
        }));

        var administrators = await _core.Get<UserRepository>().CountAsync(u => u.IsAdministrator, CancellationToken.None);
        Assert.Equal(1, outcomes.Count(status => status == 200));
        Assert.Equal(49, outcomes.Count(status => status == 404));
        Assert.Equal(1, administrators);
    }

    [Fact]
    public async Task CompleteAsync_AfterSetup_IsNotFound()
    {
        var token = await IssueAsync();
        await Setup.CompleteAsync(Input(token), CancellationToken.None);

        await Assert.ThrowsAsync<NotFoundException>(() => Setup.CompleteAsync(Input(token), CancellationToken.None));
        Assert.False(await Setup.IsRequiredAsync(CancellationToken.None));
        Assert.Null(await _core.Get<SetupTokenService>().IssueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task CompleteAsync_TokenOfAnEarlierStart_IsRefused()
    {
        var first = await IssueAsync();
        await IssueAsync();

        await Assert.ThrowsAsync<UnauthenticatedException>(() => Setup.CompleteAsync(Input(first), CancellationToken.None));
    }

    [Fact]
    public async Task CompleteAsync_TokenOlderThanHalfAnHour_IsRefused()
    {
        var token = await IssueAsync();
        _core.Clock.Advance(TimeSpan.FromMinutes(30));

        await Assert.ThrowsAsync<UnauthenticatedException>(() => Setup.CompleteAsync(Input(token), CancellationToken.None));
    }

    [Theory]
    [InlineData("no-address", "Ada Lovelace", TestCore.Password, ErrorCode.EmailInvalid)]
    [InlineData("ada@example.org", " ", TestCore.Password, ErrorCode.NameBlank)]
    [InlineData("ada@example.org", "Ada Lovelace", "short", ErrorCode.PasswordTooShort)]
    public async Task CompleteAsync_BadField_LeavesSetupOpen(string email, string name, string password, ErrorCode expected)
    {
        var token = await IssueAsync();
        var input = Input(token) with { Email = email, Name = name, Password = password };

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Setup.CompleteAsync(input, CancellationToken.None));

        Assert.Equal(expected, refusal.Code);
        Assert.True(await Setup.IsRequiredAsync(CancellationToken.None));
    }

    [Fact]
    public async Task IssueAsync_Token_IsStoredAsHashOnly()
    {
        var token = await IssueAsync();

        var stored = await _core.Get<SetupRepository>().FindAsync(CancellationToken.None);

        Assert.True(token.Length >= 22, "128 random bits need 22 characters in base 64.");
        Assert.DoesNotContain(token, stored!.ToString(), StringComparison.Ordinal); // Issued just now.
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private SetupService Setup => _core.Get<SetupService>();

    private async Task<string> IssueAsync() =>
        (await _core.Get<SetupTokenService>().IssueAsync(CancellationToken.None))!; // Set-up is open.

    private static SetupInput Input(string token) => new()
    {
        Token = token, Email = "ada@example.org", Name = "Ada Lovelace", Password = TestCore.Password,
        WorkspaceName = "Agents", Source = "192.0.2.1", UserAgent = "test",
    };
}
