using Inspectra.Core.Jobs;
using Inspectra.Core.Services.Jobs;

namespace Inspectra.Tests.Core.Jobs;

/// <summary>Does what the test says.</summary>
internal sealed class ScriptedHandler(Func<JobContext, CancellationToken, Task<string?>> run) : IJobHandler
{
    public const string TypeName = "scripted";

    public string Type => TypeName;

    public Task<string?> RunAsync(JobContext context, CancellationToken ct) => run(context, ct);
}
