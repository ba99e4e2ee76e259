namespace Inspectra.Core.Services.Jobs;

/// <summary>Every kind of job there is, as it is stored.</summary>
public static class JobTypes
{
    public const string ImportExecutions = "import_executions";
}
