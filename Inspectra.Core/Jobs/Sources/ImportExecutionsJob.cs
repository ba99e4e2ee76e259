using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;

namespace Inspectra.Core.Jobs.Sources;

/// <summary>Imports executions from an uploaded file.</summary>
public sealed class ImportExecutionsJob(ImportRunService imports) : IJobHandler
{
    public string Type => JobTypes.ImportExecutions;

    public async Task<string?> RunAsync(JobContext context, CancellationToken ct) =>
        await imports.RunAsync(context, ct).ConfigureAwait(false);
}
