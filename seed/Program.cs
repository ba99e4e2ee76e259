using Inspectra.Core;
using Inspectra.Core.Errors;
using Inspectra.Mongo;
using Inspectra.Seed;
using Inspectra.Seed.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

return await SeedCommand.Create(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(SeedOptions options, CancellationToken ct)
{
    try
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var settings = InspectraSettings.From(configuration);
        settings.DataDirectory = options.DataDirectory ?? settings.DataDirectory;
        var services = new ServiceCollection();
        services.AddInspectraCore(settings);
        services.AddSingleton<DemoWorkspace>();
        services.AddSingleton<ExecutionScenario>();
        services.AddSingleton<ActivityScenario>();
        services.AddSingleton<SeedRun>();
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SeedRun>().RunAsync(options, Console.Out, ct);
        return 0;
    }
    catch (DataDirectoryInUseException refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Message);
        return 2;
    }
    catch (Exception refusal) when (refusal is SeedRefusedException or SettingsException or InspectraException)
    {
        await Console.Error.WriteLineAsync(refusal.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        await Console.Error.WriteLineAsync("Stopped. What was stored stays; run the same command again to go on.");
        return 130;
    }
}
