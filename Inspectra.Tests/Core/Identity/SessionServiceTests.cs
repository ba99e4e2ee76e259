using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Identity;

public sealed class SessionServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task ValidateAsync_NoSession_IsNull(string token)
    {
        await _core.SetUpAsync();

        Assert.Null(await Sessions.ValidateAsync(token, CancellationToken.None));
    }

    [Fact]
    public async Task ValidateAsync_IdleForTwelveHours_HasEnded()
    {
        var ada = await _core.SetUpAsync();
        _core.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Null(await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None));
    }

    [Fact]
    public async Task ValidateAsync_UsedEveryHour_LivesForThirtyDaysAtMost()
    {
        var ada = await _core.SetUpAsync();
        var hours = 0;

        while (await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None) is not null)
        {
            _core.Clock.Advance(TimeSpan.FromHours(1));
            hours++;
        }

        Assert.Equal(30 * 24, hours);
    }

    [Fact]
    public async Task EndAllAsync_TwoSessions_EndsBothAtOnce()
    {
        var ada = await _core.SetUpAsync();
        var second = await SignInAsync(ada);
        await Sessions.ValidateAsync(second.Token, CancellationToken.None);

        await Sessions.EndAllAsync(ada.Actor, CancellationToken.None);

        Assert.Null(await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None));
        Assert.Null(await Sessions.ValidateAsync(second.Token, CancellationToken.None));
    }

    [Fact]
    public async Task EndOneAsync_OfAnotherPerson_IsNotFound()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        var identity = await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None);

        await Assert.ThrowsAsync<NotFoundException>(
            () => Sessions.EndOneAsync(viewer.Actor, identity!.SessionId, CancellationToken.None)); // The session is new.
        Assert.NotNull(await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None));
    }

    [Fact]
    public async Task ListAsync_TwoSessions_MarksTheOneThatAsks()
    {
        var ada = await _core.SetUpAsync();
        await SignInAsync(ada);
        var identity = await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None);

        var listed = await Sessions.ListAsync(ada.Actor, identity!.SessionId, CancellationToken.None); // The session is new.

        Assert.Equal([identity.SessionId.ToString()], listed.Where(s => s.IsCurrent).Select(s => s.Id));
        Assert.Equal(2, listed.Count);
    }

    [Fact]
    public async Task SetActiveAsync_SwitchedOff_EndsTheSessions()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        var ticket = await SignInAsync(viewer);
        await Sessions.ValidateAsync(ticket.Token, CancellationToken.None);

        await _core.Get<UserService>().SetActiveAsync(ada.Actor, viewer.Actor.Id, isActive: false, CancellationToken.None);

        Assert.Null(await Sessions.ValidateAsync(ticket.Token, CancellationToken.None));
    }

    [Fact]
    public async Task ChangePasswordAsync_RightPassword_EndsEverySessionButTheNewOne()
    {
        var ada = await _core.SetUpAsync();
        var other = await SignInAsync(ada);

        var ticket = await _core.Get<UserService>().ChangePasswordAsync(
            ada.Actor, TestCore.Password, "quite another long phrase", "192.0.2.1", "test", CancellationToken.None);

        Assert.Null(await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None));
        Assert.Null(await Sessions.ValidateAsync(other.Token, CancellationToken.None));
        Assert.NotNull(await Sessions.ValidateAsync(ticket.Token, CancellationToken.None));
    }

    [Fact]
    public async Task ChangePasswordAsync_WrongCurrentPassword_ChangesNothing()
    {
        var ada = await _core.SetUpAsync();

        await Assert.ThrowsAsync<ValidationException>(() => _core.Get<UserService>().ChangePasswordAsync(
            ada.Actor, "wrong", "quite another long phrase", "192.0.2.1", "test", CancellationToken.None));

        Assert.NotNull(await Sessions.ValidateAsync(ada.SessionToken, CancellationToken.None));
    }

    [Fact]
    public async Task ChangePasswordAsync_FiveWrongGuesses_MustWait()
    {
        var ada = await _core.SetUpAsync();
        for (var i = 0; i < 5; i++) { await Assert.ThrowsAsync<ValidationException>(() => ChangeAsync(ada, "wrong")); }

        await Assert.ThrowsAsync<RateLimitedException>(() => ChangeAsync(ada, TestCore.Password));
    }

    [Fact]
    public async Task ValidateAsync_TokenOfTheCookie_IsStoredNowhere()
    {
        var ada = await _core.SetUpAsync();

        var stored = await _core.Get<SessionRepository>().ListByUserAsync(ada.Actor.Id, CancellationToken.None);

        Assert.DoesNotContain(stored, session => session.ToString().Contains(ada.SessionToken, StringComparison.Ordinal));
        Assert.NotEmpty(stored);
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private Task<SessionTicket> ChangeAsync(TestPerson person, string currentPassword) =>
        _core.Get<UserService>().ChangePasswordAsync(
            person.Actor, currentPassword, "quite another long phrase", "192.0.2.1", "test", CancellationToken.None);

    private SessionService Sessions => _core.Get<SessionService>();

    private Task<SessionTicket> SignInAsync(TestPerson person) => _core.Get<SignInService>().SignInAsync(
        new SignInInput { Email = person.Email, Password = person.Password, Source = "192.0.2.9", UserAgent = "test" },
        CancellationToken.None);
}
