using System.Globalization;
using System.Threading.Channels;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Web.Api.Security;

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
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesApiProblems();

    private static async Task StreamAsync(
        string workspaceId, HttpContext context, AccessService access, DataChangeFeed feed, TimeProvider clock, CancellationToken ct)
    {
        var workspace = WorkspaceRoute.Parse(workspaceId);
        await access.DemandAsync(context.Actor(), Permission.ViewMetrics, workspace, ct);

        // Only the newest version matters to a listener that is slower than the changes.
        var changes = Channel.CreateBounded<DataChange>(
            new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var subscription = feed.Subscribe(workspace, null, change => changes.Writer.TryWrite(change));
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(": connected\n\n", ct);
        await context.Response.Body.FlushAsync(ct);
        Task<bool>? waiting = null;
        while (!ct.IsCancellationRequested)
        {
            // A wait that outlives the keep-alive goes on: the channel has one reader and one wait at a time.
            waiting ??= changes.Reader.WaitToReadAsync(ct).AsTask();
            if (await Task.WhenAny(waiting, Task.Delay(KeepAlive, clock, ct)) == waiting)
            {
                waiting = null;
            }
            else
            {
                await context.Response.WriteAsync(": keep-alive\n\n", ct);
            }

            while (changes.Reader.TryRead(out var change))
            {
                var version = change.Version.ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync(
                    $"event: change\nid: {version}\ndata: {{\"stream\":\"{change.Stream}\",\"version\":{version}}}\n\n", ct);
            }

            await context.Response.Body.FlushAsync(ct);

            // Rights can be taken away while the connection stays open.
            await access.DemandAsync(context.Actor(), Permission.ViewMetrics, workspace, ct);
        }
    }
}
