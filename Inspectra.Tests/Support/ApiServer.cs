using Inspectra.Core;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Web.Pages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inspectra.Tests.Support;

/// <summary>The real server on a real port of the loopback, its database in memory, its clock standing still.</summary>
public sealed class ApiServer : WebApplicationFactory<InspectraPage>, IAsyncLifetime
{
    private TestPerson? _owner;
    private int _names;

    /// <summary>Changes settings before the start.</summary>
    public Action<InspectraSettings> Settings { get; init; } = _ => { };

    /// <summary>Changes the server before the start.</summary>
    public Action<IWebHostBuilder> Hosting { get; init; } = _ => { };

    public FixedClock Clock { get; } = new();

    public LogKeeper Log { get; } = new();

    /// <summary>Follows no redirect, keeps no cookie, unpacks nothing.</summary>
    public HttpClient Http { get; private set; } = new();

    public Uri Address => Http.BaseAddress ?? throw new InvalidOperationException("The server is not started.");

    /// <summary>The first administrator, signed in.</summary>
    public TestPerson Owner => _owner ?? throw new InvalidOperationException("The server is not set up.");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        Start();
        await SetUpAsync();
    }

    /// <summary>Starts without setting anything up.</summary>
    public void Start()
    {
        UseKestrel(0);
        StartServer();
        var address = Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(); // Kestrel has one once it listens.
        Http.Dispose();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Makes the first administrator and a workspace.</summary>
    public async Task SetUpAsync()
    {
        var token = await Get<SetupTokenService>().IssueAsync(CancellationToken.None);
        var ticket = await Get<SetupService>().CompleteAsync(
            new SetupInput
            {
                Token = token!, // Set-up is open in a fresh database.
                Email = "ada@example.org", Name = "Ada Lovelace", Password = TestCore.Password, WorkspaceName = "Agents",
                Source = "192.0.2.1", UserAgent = "test",
            }, CancellationToken.None);
        var actor = new Actor(ActorKind.User, ticket.UserId, ticket.Name) { IsAdministrator = true };
        _owner = new TestPerson(actor, ticket.WorkspaceId!.Value, ticket.Email, TestCore.Password, ticket.Token); // Set-up makes one.
    }

    /// <returns>A workspace of its own for one test, with a key that may do everything unless scopes are named.</returns>
    public async Task<ApiWorkspace> NewWorkspaceAsync(params string[] scopes)
    {
        var name = $"Workspace {Interlocked.Increment(ref _names)}";
        var workspace = await Get<WorkspaceService>().CreateAsync(Owner.Actor, new WorkspaceInput { Name = name }, CancellationToken.None);
        var owner = Owner with { WorkspaceId = workspace.Id };
        var key = await NewKeyAsync(owner, null, scopes.Length == 0 ? [.. Permission.All] : scopes);
        return new ApiWorkspace(this, owner, key);
    }

    public Task<ApiKeyCreated> NewKeyAsync(TestPerson owner, DateTime? expiresUtc, params string[] scopes) =>
        Get<ApiKeyService>().CreateAsync(
            owner.Actor, owner.WorkspaceId,
            new ApiKeyInput { Name = $"Key {Interlocked.Increment(ref _names)}", Scopes = scopes, ExpiresUtc = expiresUtc }, CancellationToken.None);

    /// <returns>Somebody new in the workspace, signed in.</returns>
    public async Task<TestPerson> NewPersonAsync(TestPerson owner, WorkspaceRole role)
    {
        var email = $"person{Interlocked.Increment(ref _names)}@example.org";
        var added = await Get<MemberService>().AddAsync(
            owner.Actor, owner.WorkspaceId, new MemberInput { Email = email, Name = "Person", Role = role }, CancellationToken.None);
        var password = added.InitialPassword!; // The account is new.
        var ticket = await Get<SignInService>().SignInAsync(
            new SignInInput { Email = email, Password = password, Source = "192.0.2.2", UserAgent = "test" }, CancellationToken.None);
        var actor = new Actor(ActorKind.User, added.Member.UserId, added.Member.Name);
        return new TestPerson(actor, owner.WorkspaceId, email, password, ticket.Token);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var settings = TestCore.Settings();
        Settings(settings);
        builder.UseEnvironment("Production");
        builder.UseSetting("Inspectra:InMemory", "true");
        Hosting(builder);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(settings);
            services.AddSingleton<TimeProvider>(Clock);
        });
    }
}
