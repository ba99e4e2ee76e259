using Inspectra.Core.Db;
using Inspectra.Core.Metrics;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Admin;
using Inspectra.Core.Repos.Identity;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Inspectra.Core;

/// <summary>Puts the product together. Everything is a singleton without state of its own.</summary>
public static class CoreServices
{
    /// <exception cref="SettingsException">The settings are such that the product cannot start.</exception>
    public static IServiceCollection AddInspectraCore(this IServiceCollection services, IConfiguration configuration) =>
        services.AddInspectraCore(InspectraSettings.From(configuration));

    /// <summary>The same with settings made by hand: for tools that do not read the settings file.</summary>
    public static IServiceCollection AddInspectraCore(this IServiceCollection services, InspectraSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddLocalization();
        services.AddDatabase();
        services.AddIdentityArea();
        services.AddWorkspacesArea();
        services.AddJobsArea();
        services.AddSourcesArea();
        services.AddMetricsArea();
        return services;
    }

    /// <summary>What a server does when it starts, and tools do not: opens the database, prints the set-up token, and
    /// keeps the keys of its cookies in the database.</summary>
    public static IServiceCollection AddInspectraServer(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Inspectra");
        services.AddSingleton<MasterKey>();
        services.AddSingleton<DataProtectionKeyStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DataProtectionSetup>();
        services.AddHostedService<SetupAnnouncement>();
        services.AddHostedService<RemovalCompletion>();
        services.AddHostedService<DataChangeWatcher>();
        return services;
    }

    private static void AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<InspectraDatabase>();
        services.AddSingleton<TransactionRunner>();
    }

    private static void AddIdentityArea(this IServiceCollection services)
    {
        services.AddSingleton<UserRepository>();
        services.AddSingleton<SessionRepository>();
        services.AddSingleton<SetupRepository>();
        services.AddSingleton<SignInAttemptRepository>();
        services.AddSingleton<DataProtectionKeyRepository>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<PasswordPolicy>();
        services.AddSingleton<AccountFactory>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SetupTokenService>();
        services.AddSingleton<SetupService>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<UserService>();
    }

    private static void AddWorkspacesArea(this IServiceCollection services)
    {
        services.AddSingleton<WorkspaceDirectoryRepository>();
        services.AddSingleton<WorkspaceContentRepository>();
        services.AddSingleton<MemberRepository>();
        services.AddSingleton<ApiKeyRepository>();
        services.AddSingleton<AuditEntryRepository>();
        services.AddSingleton<AccessService>();
        services.AddSingleton<AuditService>();
        services.AddSingleton<ReadinessService>();
        services.AddSingleton<WorkspaceFounder>();
        services.AddSingleton<WorkspaceService>();
        services.AddSingleton<WorkspaceRemovalService>();
        services.AddSingleton<MembershipChanges>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<ApiKeyAuthenticator>();
        services.AddSingleton<ApiKeyService>();
    }
}
