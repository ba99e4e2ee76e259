using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Inspectra.Core;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;
using Inspectra.Web;
using Inspectra.Web.Hosting;
using Inspectra.Web.Hosting.Sessions;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Radzen;

namespace Inspectra.Tests.Web;

/// <summary>Renders pages as a signed-in person sees them: real services on an embedded engine in memory.</summary>
public sealed class PageHarness : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly SignedInAs _signedIn = new();
    private DataChangeWatcher? _watcher;

    private PageHarness()
    {
        Clock = new FixedClock();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        var services = _context.Services;
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddInspectraCore(TestCore.Settings());
        services.AddInspectraState();
        services.AddRadzenComponents();
        services.AddAuthorizationCore();
        services.AddSingleton<AuthenticationStateProvider>(_signedIn);
        services.AddSingleton<Microsoft.AspNetCore.Components.Forms.AntiforgeryStateProvider, NoForms>();
    }

    public FixedClock Clock { get; }

    public Actor Owner { get; private set; } = null!; // Set by CreateAsync.

    public ObjectId WorkspaceId { get; private set; }

    public string WorkspaceKey => WorkspaceId.ToString();

    public BunitNavigationManager Navigation => _context.Services.GetRequiredService<BunitNavigationManager>();

    /// <param name="role">Whose eyes the pages are seen with; the owner's when null.</param>
    public static async Task<PageHarness> CreateAsync(WorkspaceRole? role = null)
    {
        var harness = new PageHarness();
        var token = await harness.Get<SetupTokenService>().IssueAsync(CancellationToken.None);
        var ticket = await harness.Get<SetupService>().CompleteAsync(new SetupInput
        {
            Token = token!, // Set-up is open in a fresh database.
            Email = "ada@example.org", Name = "Ada Lovelace", Password = TestCore.Password, WorkspaceName = "Agents", Source = "192.0.2.1", UserAgent = "test",
        }, CancellationToken.None);
        harness.Owner = new Actor(ActorKind.User, ticket.UserId, ticket.Name) { IsAdministrator = true };
        harness.WorkspaceId = ticket.WorkspaceId!.Value; // Set-up makes a workspace.
        var (id, name) = (ticket.UserId, ticket.Name);
        if (role is { } other)
        {
            var added = await harness.Get<MemberService>().AddAsync(
                harness.Owner, harness.WorkspaceId, new MemberInput { Email = "bo@example.org", Name = "Bo", Role = other }, CancellationToken.None);
            (id, name) = (added.Member.UserId, added.Member.Name);
        }

        var actor = new Actor(ActorKind.User, id, name);
        var identity = new SessionIdentity(actor, id, id, name, "someone@example.org", role is null, false, harness.Clock.UtcNow.AddDays(1));
        harness._signedIn.Person = SessionClaims.From(identity, "token");
        await harness.Get<SessionState>().LoadAsync();
        await harness.Get<WorkspaceState>().SelectAsync(harness.WorkspaceId, CancellationToken.None);
        return harness;
    }

    public T Get<T>()
        where T : notnull => _context.Services.GetRequiredService<T>();

    /// <param name="template">A workspace route of <see cref="PageRoutes"/>.</param>
    /// <param name="query">With its question mark.</param>
    public IRenderedComponent<TPage> Open<TPage>(string template, string query = "")
        where TPage : IComponent
    {
        Navigation.NavigateTo(PageRoutes.For(template, WorkspaceKey) + query);
        return _context.Render<TPage>();
    }

    public IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>> parameters)
        where TComponent : IComponent => _context.Render(parameters);

    /// <summary>Begins to tell open pages of changes, as the server does from its start.</summary>
    public async Task WatchChangesAsync()
    {
        _watcher = ActivatorUtilities.CreateInstance<DataChangeWatcher>(_context.Services);
        await _watcher.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_watcher is not null)
        {
            await _watcher.StopAsync(CancellationToken.None);
            _watcher.Dispose();
        }

        await _context.DisposeAsync();
    }

    private sealed class SignedInAs : AuthenticationStateProvider
    {
        public ClaimsPrincipal Person { get; set; } = new();

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(Person));
    }

    private sealed class NoForms : Microsoft.AspNetCore.Components.Forms.AntiforgeryStateProvider
    {
        public override Microsoft.AspNetCore.Components.Forms.AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
