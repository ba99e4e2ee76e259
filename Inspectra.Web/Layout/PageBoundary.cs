using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Inspectra.Web.Layout;

/// <summary>Keeps the shell alive when a page fails, and gives the failure a reference that the log knows too.</summary>
public sealed class PageBoundary : ErrorBoundaryBase
{
    [Inject] private ILogger<PageBoundary> Logger { get; set; } = null!; // Set by the framework before any lifecycle method.

    [Inject] private TimeProvider Clock { get; set; } = null!; // As above.

    /// <summary>Empty until a failure happened.</summary>
    public string Reference { get; private set; } = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        Reference = Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        Logger.PageFailed(Reference, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
        }
        else if (ErrorContent is not null)
        {
            builder.AddContent(1, ErrorContent(CurrentException));
        }
    }
}
