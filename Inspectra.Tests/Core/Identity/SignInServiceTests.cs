using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Identity;

public sealed class SignInServiceTests : IAsyncDisposable
{
    private readonly TestCore _core = TestCore.Create();

    [Fact]
    public async Task SignInAsync_RightPassword_BeginsASession()
    {
        var ada = await _core.SetUpAsync();

        var ticket = await SignInAsync(" ADA@example.org ", TestCore.Password);

        var identity = await _core.Get<SessionService>().ValidateAsync(ticket.Token, CancellationToken.None);
        Assert.Equal(ada.Actor.Id, identity?.UserId);
        Assert.NotEqual(ada.SessionToken, ticket.Token);
    }

    [Theory]
    [InlineData("ada@example.org", "a long walk by the seA")]
    [InlineData("nobody@example.org", TestCore.Password)]
    [InlineData("", "")]
    [InlineData("ada@example.org\0", TestCore.Password)]
    public async Task SignInAsync_AnythingWrong_GivesTheSameAnswer(string email, string password)
    {
        await _core.SetUpAsync();

        var refusal = await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync(email, password));

        Assert.Equal((ErrorCode.SignInFailed, "The e-mail address or the password is wrong."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task SignInAsync_AccountSwitchedOff_GivesTheSameAnswer()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);
        await _core.Get<UserService>().SetActiveAsync(ada.Actor, viewer.Actor.Id, isActive: false, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync(viewer.Email, viewer.Password));

        Assert.Equal(ErrorCode.SignInFailed, refusal.Code);
    }

    [Fact]
    public async Task SignInAsync_FiveFailures_WaitsAMinuteThenTwo()
    {
        await _core.SetUpAsync();
        await FailAsync(5);

        var first = await Assert.ThrowsAsync<RateLimitedException>(() => SignInAsync("ada@example.org", TestCore.Password));
        _core.Clock.Advance(TimeSpan.FromMinutes(1));
        await FailAsync(1);
        var second = await Assert.ThrowsAsync<RateLimitedException>(() => SignInAsync("ada@example.org", TestCore.Password));

        Assert.Equal(TimeSpan.FromMinutes(1), first.RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(2), second.RetryAfter);
    }

    [Fact]
    public async Task SignInAsync_ManyFailures_NeverWaitsLongerThanAQuarterOfAnHour()
    {
        await _core.SetUpAsync();
        await FailAsync(5);
        for (var i = 0; i < 8; i++)
        {
            _core.Clock.Advance(TimeSpan.FromMinutes(15));
            await FailAsync(1);
        }

        var refusal = await Assert.ThrowsAsync<RateLimitedException>(() => SignInAsync("ada@example.org", TestCore.Password));
        _core.Clock.Advance(TimeSpan.FromMinutes(15));
        var ticket = await SignInAsync("ada@example.org", TestCore.Password);

        Assert.Equal(TimeSpan.FromMinutes(15), refusal.RetryAfter);
        Assert.NotEmpty(ticket.Token);
    }

    [Fact]
    public async Task SignInAsync_WhileWaiting_DoesNotMakeTheWaitLonger()
    {
        await _core.SetUpAsync();
        await FailAsync(5);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<RateLimitedException>(() => SignInAsync("ada@example.org", "wrong"));
        }

        _core.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await SignInAsync("ada@example.org", TestCore.Password);

        Assert.NotEmpty(ticket.Token);
    }

    [Fact]
    public async Task SignInAsync_AttackedFromElsewhere_StillLetsThePersonIn()
    {
        await _core.SetUpAsync();
        await FailAsync(5);

        var ticket = await SignInAsync("ada@example.org", TestCore.Password, "198.51.100.7");

        Assert.NotEmpty(ticket.Token);
    }

    [Fact]
    public async Task SignInAsync_ManyAccountsFromOneSource_IsStoppedAfterAHundredFailuresAnHour()
    {
        await _core.SetUpAsync();
        for (var i = 0; i < 100; i++)
        {
            await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync($"guess{i}@example.org", "wrong"));
        }

        await Assert.ThrowsAsync<RateLimitedException>(() => SignInAsync("ada@example.org", TestCore.Password));
        _core.Clock.Advance(TimeSpan.FromHours(1));
        var ticket = await SignInAsync("ada@example.org", TestCore.Password);

        Assert.NotEmpty(ticket.Token);
    }

    [Fact]
    public async Task SignInAsync_ManyWrongAtOnce_EvaluatesOnlyFive()
    {
        await _core.SetUpAsync();

        var refusals = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
            await Assert.ThrowsAnyAsync<InspectraException>(() => SignInAsync("ada@example.org", "wrong"))));

        Assert.Equal(5, refusals.Count(r => r is UnauthenticatedException));
        Assert.Equal(35, refusals.Count(r => r is RateLimitedException));
    }

    [Fact]
    public async Task SignInAsync_HashedWithFewerRounds_IsHashedAnew()
    {
        var ada = await _core.SetUpAsync();
        var users = _core.Get<UserRepository>();
        using var weaker = new PasswordHashing(new Inspectra.Core.InspectraSettings { PasswordIterations = 10 });
        var weakHash = await weaker.HashAsync(TestCore.Password, CancellationToken.None);
        var user = await users.GetByIdAsync(ada.Actor.Id, CancellationToken.None);
        await users.UpdateAsync(user with { PasswordHash = weakHash }, CancellationToken.None);

        await SignInAsync("ada@example.org", TestCore.Password);

        var after = await users.GetByIdAsync(ada.Actor.Id, CancellationToken.None);
        Assert.NotEqual(weakHash, after.PasswordHash);
        Assert.NotEmpty((await SignInAsync("ada@example.org", TestCore.Password)).Token);
    }

    [Fact]
    public async Task SignInAsync_InitialPassword_MustBeChangedAndExpiresAfterAWeek()
    {
        var ada = await _core.SetUpAsync();
        var viewer = await _core.AddPersonAsync(ada, WorkspaceRole.Viewer);

        var ticket = await SignInAsync(viewer.Email, viewer.Password);
        _core.Clock.Advance(TimeSpan.FromDays(7));

        Assert.True(ticket.MustChangePassword);
        await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync(viewer.Email, viewer.Password));
    }

    [Fact]
    public async Task SignOutAsync_OfASession_EndsIt()
    {
        var ada = await _core.SetUpAsync();

        await SignIn.SignOutAsync(ada.SessionToken, CancellationToken.None);

        Assert.Null(await _core.Get<SessionService>().ValidateAsync(ada.SessionToken, CancellationToken.None));
    }

    [Theory]
    [InlineData("correct horse battery staple and a half")]
    [InlineData("كلمة مرور طويلة جدا هنا")]
    [InlineData("🐎🔋📎🐎🔋📎🌊🌍🌞🌚🪐🛰 ")]
    [InlineData("a trailing blank is kept ")]
    public async Task ChangePasswordAsync_AnyCharacters_AreKeptExactly(string password)
    {
        var ada = await _core.SetUpAsync();
        await _core.Get<UserService>().ChangePasswordAsync(ada.Actor, TestCore.Password, password, "192.0.2.1", "test", CancellationToken.None);

        Assert.NotEmpty((await SignInAsync("ada@example.org", password)).Token);
        await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync("ada@example.org", password[..^1]));
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private SignInService SignIn => _core.Get<SignInService>();

    private Task<SessionTicket> SignInAsync(string email, string password, string source = "192.0.2.1") =>
        SignIn.SignInAsync(
            new SignInInput { Email = email, Password = password, Source = source, UserAgent = "test" }, CancellationToken.None);

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<UnauthenticatedException>(() => SignInAsync("ada@example.org", "wrong"));
        }
    }
}
