namespace Inspectra.Core.Services.Jobs;

/// <summary>What a worker is to do next with the job it works on.</summary>
public enum JobOrder
{
    GoOn,
    Cancel,
    Pause,

    /// <summary>The lease lapsed and the job is another worker's: nothing may be written any more.</summary>
    Lost,
}
