namespace Inspectra.Core.Services.Agents;

public enum ExecutionSort
{
    StartedDescending,
    StartedAscending,
    DurationDescending,
    DurationAscending,
    CreditsDescending,
    CreditsAscending,
}
