using Inspectra.Core.Jobs;
using Inspectra.Core.Jobs.Sources;
using Inspectra.Core.Providers.Storage;
using Inspectra.Core.Repos.Jobs;
using Inspectra.Core.Repos.Sources;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Core;

/// <summary>Puts together what concerns jobs and files.</summary>
public static class JobServices
{
    /// <summary>Makes this process work on jobs. Tools that only queue jobs leave it out.</summary>
    public static IServiceCollection AddInspectraJobs(this IServiceCollection services)
    {
        services.AddSingleton<IJobHandler, ImportExecutionsJob>();
        services.AddSingleton<JobWorker>();
        services.AddHostedService<JobRunner>();
        return services;
    }

    internal static IServiceCollection AddJobsArea(this IServiceCollection services)
    {
        services.AddSingleton<JobRepository>();
        services.AddSingleton<JobLeaseRepository>();
        services.AddSingleton<JobFeed>();
        services.AddSingleton<JobSignals>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobService>();
        return services;
    }

    internal static IServiceCollection AddSourcesArea(this IServiceCollection services)
    {
        services.AddSingleton<FileRepository>();
        services.AddSingleton<FileChunkRepository>();
        services.AddSingleton<ImportRejectionRepository>();
        services.AddSingleton<IStorageProvider, DatabaseStorageProvider>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ImportRejectionService>();
        services.AddSingleton<ImportRunService>();
        return services;
    }
}
