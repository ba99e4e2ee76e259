using Inspectra.Core;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Tests.Support;

/// <summary>The whole of Inspectra.Core on an embedded engine in memory, with a clock that stands still.</summary>
public sealed class TestCore : IAsyncDisposable
{
    public const string Password = "a long walk by the sea";

    private readonly ServiceProvider _services;
    private int _people;

    private TestCore(ServiceProvider services, FixedClock clock)
    {
        _services = services;
        Clock = clock;
    }

    public FixedClock Clock { get; }

    /// <param name="change">Adds or replaces registrations, after everything else is registered.</param>
    public static TestCore Create(Action<IServiceCollection>? change = null, InspectraSettings? settings = null)
    {
        var clock = new FixedClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddInspectraCore(settings ?? Settings());
        change?.Invoke(services);
        return new TestCore(services.BuildServiceProvider(), clock);
    }

    /// <summary>In memory, and with passwords hashed quickly.</summary>
    public static InspectraSettings Settings() => new() { InMemory = true, PasswordIterations = 1_000 };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <returns>The first administrator, who owns the first workspace.</returns>
    public async Task<TestPerson> SetUpAsync()
    {
        var token = await Get<SetupTokenService>().IssueAsync(CancellationToken.None);
        var ticket = await Get<SetupService>().CompleteAsync(
            new SetupInput
            {
                Token = token!, // Set-up is open in a fresh database.
                Email = "ada@example.org", Name = "Ada Lovelace", Password = Password, WorkspaceName = "Agents",
                Source = "192.0.2.1", UserAgent = "test",
            }, CancellationToken.None);
        var actor = new Actor(ActorKind.User, ticket.UserId, ticket.Name) { IsAdministrator = true };
        return new TestPerson(actor, ticket.WorkspaceId!.Value, ticket.Email, Password, ticket.Token); // Set-up makes a workspace.
    }

    /// <returns>Another person, in the workspace of the first one.</returns>
    public async Task<TestPerson> AddPersonAsync(TestPerson owner, WorkspaceRole role)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@example.org";
        var added = await Get<MemberService>().AddAsync(
            owner.Actor, owner.WorkspaceId, new MemberInput { Email = email, Name = $"Person {_people}", Role = role }, CancellationToken.None);
        var actor = new Actor(ActorKind.User, added.Member.UserId, added.Member.Name);
        return new TestPerson(actor, owner.WorkspaceId, email, added.InitialPassword!, ""); // The account is new.
    }

    /// <returns>A second workspace of the same person.</returns>
    public async Task<ObjectId> AddWorkspaceAsync(TestPerson owner, string name) =>
        (await Get<WorkspaceService>().CreateAsync(owner.Actor, new WorkspaceInput { Name = name }, CancellationToken.None)).Id;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
