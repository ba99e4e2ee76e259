using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Queries;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Agents;
using Inspectra.Core.Repos.Metrics;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Activity;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Core.Metrics;

/// <summary>Registers the metric engine and the services over its streams; all singletons.</summary>
internal static class MetricsServices
{
    public static IServiceCollection AddMetricsArea(this IServiceCollection services)
    {
        services.AddSingleton<MetricCatalogue>();
        services.AddSingleton<DataChangeFeed>();
        services.AddSingleton<DimensionValuePool>();
        services.AddSingleton<EventRepository>();
        services.AddSingleton<OpenEventRepository>();
        services.AddSingleton<RollupRepository>();
        services.AddSingleton<PendingRollupRepository>();
        services.AddSingleton(new PendingLimits());
        services.AddSingleton<PendingRollups>();
        services.AddSingleton<DataVersionRepository>();
        services.AddSingleton<ExecutionRepository>();
        services.AddSingleton<TableReader>();
        services.AddSingleton<PeriodReader>();
        services.AddSingleton<MetricEngine>();
        services.AddSingleton<StreamWriters>();

        // Their constructors take internal parts, which the container cannot see.
        services.AddSingleton(s => new MetricService(
            s.GetRequiredService<AccessService>(), s.GetRequiredService<WorkspaceDirectoryRepository>(),
            s.GetRequiredService<DataVersionRepository>(), s.GetRequiredService<MetricEngine>(),
            s.GetRequiredService<MetricCatalogue>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ExecutionIngestService(
            s.GetRequiredService<AccessService>(), s.GetRequiredService<StreamWriters>(),
            s.GetRequiredService<DimensionValuePool>(), s.GetRequiredService<InspectraSettings>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ExecutionService(
            s.GetRequiredService<AccessService>(), s.GetRequiredService<ExecutionRepository>(), s.GetRequiredService<MetricService>(),
            s.GetRequiredService<WorkspaceDirectoryRepository>()));
        services.AddSingleton(s => new ExecutionRemovalService(
            s.GetRequiredService<AccessService>(), s.GetRequiredService<StreamWriters>().CommitterOf(StreamKeys.Executions),
            s.GetRequiredService<AuditService>()));
        services.AddSingleton(s => new ActivityService(
            s.GetRequiredService<AccessService>(), s.GetRequiredService<StreamWriters>(),
            s.GetRequiredService<DimensionValuePool>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
