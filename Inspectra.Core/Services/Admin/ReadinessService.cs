using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Identity;

namespace Inspectra.Core.Services.Admin;

/// <summary>Whether this process can serve: for load balancers and supervisors.</summary>
public sealed class ReadinessService(SetupRepository setups)
{
    /// <returns>False while the database does not answer.</returns>
    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            // The cheapest question that only an open database can answer.
            await setups.FindAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (UnavailableException)
        {
            return false;
        }
    }
}
