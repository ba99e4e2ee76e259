using Inspectra.Core;
using Inspectra.Mongo;
using Microsoft.AspNetCore.Connections;

namespace Inspectra.Web.Hosting;

/// <summary>A start that cannot work ends with one sentence an operator can act on, not with a stack of calls.</summary>
internal static class StartupRefusal
{
    private const int Refused = 2;

    /// <returns>The exit code of the process: 0, or 2 when the start was refused.</returns>
    public static async Task<int> ExplainAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (SettingsException refusal)
        {
            return await SayAsync(refusal.Message);
        }
        catch (DataDirectoryInUseException refusal)
        {
            return await SayAsync(refusal.Message);
        }
        catch (IOException refusal) when (refusal.InnerException is AddressInUseException)
        {
            return await SayAsync(
                refusal.Message + " Stop the other program, or choose another address: Inspectra__Urls=http://127.0.0.1:5081");
        }
    }

    private static async Task<int> SayAsync(string reason)
    {
        await Console.Error.WriteLineAsync("Inspectra did not start. " + reason);
        return Refused;
    }
}
