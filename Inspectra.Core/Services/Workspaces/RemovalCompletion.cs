using Microsoft.Extensions.Hosting;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Goes on, after a restart, with workspaces that were being removed when the server stopped.</summary>
public sealed class RemovalCompletion(WorkspaceRemovalService removals) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => removals.FinishRemovalsAsync(stoppingToken);
}
