namespace Inspectra.Core.Services.Agents;

/// <summary>What became of the items of one request; given out only when all of it is durable.</summary>
/// <param name="Outcomes">One per item, in the order of the request.</param>
/// <param name="Rejections">One per rejected item, by index ascending.</param>
public sealed record IngestResult(IReadOnlyList<IngestOutcome> Outcomes, IReadOnlyList<IngestRejection> Rejections)
{
    public int Accepted => Count(IngestOutcome.Accepted);

    public int Duplicates => Count(IngestOutcome.Duplicate);

    public int Updated => Count(IngestOutcome.Updated);

    public int Rejected => Count(IngestOutcome.Rejected);

    private int Count(IngestOutcome outcome)
    {
        var count = 0;
        foreach (var each in Outcomes)
        {
            count += each == outcome ? 1 : 0;
        }

        return count;
    }
}
