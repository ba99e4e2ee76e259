using System.Globalization;
using System.Threading.Channels;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Web.Api.Security;
using MongoDB.Bson;

namespace Inspectra.Web.Api.Operations;

/// <summary>Server-sent events: a program hears within a second that a stream of its workspace changed.</summary>
public static class ChangeEndpoints
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static void MapChangeEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Workspace + "/changes", StreamAsync)
            .WithTags("Changes")
            .WithName("StreamChanges")
            .WithSummary("Hear of changes as server-sent events; each names the stream and its data version.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesApiProblems();

    private static async Task StreamAsync(
        string workspaceId, HttpContext context, AccessService access, ApiKeyService apiKeys, DataChangeFeed feed, TimeProvider clock,
        IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var workspace = WorkspaceRoute.Parse(workspaceId);
        await access.DemandAsync(context.Actor(), Permission.ViewMetrics, workspace, ct);

        // Only the newest version matters to a listener that is slower than the changes.
        var changes = Channel.CreateBounded<DataChange>(
            new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var subscription = feed.Subscribe(workspace, null, change => changes.Writer.TryWrite(change));
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": connected\n\n", ct);
        await context.Response.Body.FlushAsync(ct);

        // A stream never ends by itself, so a server that stops must end it.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        try
        {
            await RelayAsync(context, changes.Reader, clock, () => MayStillListenAsync(context, access, apiKeys, workspace, ct), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The listener left, or the server stops: the stream is over.
        }
    }

    private static async Task RelayAsync(
        HttpContext context, ChannelReader<DataChange> changes, TimeProvider clock, Func<Task<bool>> mayStillListen, CancellationToken ct)
    {
        Task<bool>? waiting = null;
        while (true)
        {
            // A wait that outlives the keep-alive goes on: the channel has one reader and one wait at a time.
            waiting ??= changes.WaitToReadAsync(ct).AsTask();
            var isChanged = await HappensAsync(waiting, clock, ct);
            if (!await mayStillListen())
            {
                return;
            }

            if (isChanged)
            {
                waiting = null;
            }
            else
            {
                await context.Response.WriteAsync(": keep-alive\n\n", ct);
            }

            while (changes.TryRead(out var change))
            {
                var version = change.Version.ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync(
                    $"event: change\nid: {version}\ndata: {{\"stream\":\"{change.Stream}\",\"version\":{version}}}\n\n", ct);
            }

            await context.Response.Body.FlushAsync(ct);
        }
    }

    /// <returns>False when the keep-alive was due first.</returns>
    private static async Task<bool> HappensAsync(Task<bool> waiting, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await waiting.WaitAsync(KeepAlive, clock, ct);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Keys expire and are revoked, and workspaces removed, while a connection stays open.</summary>
    private static async Task<bool> MayStillListenAsync(
        HttpContext context, AccessService access, ApiKeyService apiKeys, ObjectId workspace, CancellationToken ct)
    {
        try
        {
            var actor = await apiKeys.AuthenticateAsync(ApiKeyAuthenticationHandler.ReadSecret(context.Request) ?? "", ct);
            return await access.MayAsync(actor, Permission.ViewMetrics, workspace, ct);
        }
        catch (UnauthenticatedException)
        {
            return false;
        }
    }
}
