using Microsoft.Extensions.Hosting;

namespace Inspectra.Core.Services.Identity;

/// <summary>Opens the database when the server starts, and prints the set-up token while nobody is set up.</summary>
public sealed class SetupAnnouncement(SetupTokenService tokens) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => tokens.IssueAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
