namespace Inspectra.Web.Api.Agents;

/// <summary>What became of the items of one request. Nothing is reported as accepted before it is durable.</summary>
/// <param name="Accepted">Stored for the first time.</param>
/// <param name="Duplicates">Stored before; nothing changed.</param>
/// <param name="Updated">Open executions that got their newer state.</param>
/// <param name="Rejected">Refused; see <paramref name="Errors"/>.</param>
/// <param name="Results">One word per item in the order of the request: accepted, duplicate, updated or rejected.</param>
/// <param name="Errors">Why items were refused, by index; the first 1,000 of them.</param>
public sealed record IngestResponse(
    int Accepted, int Duplicates, int Updated, int Rejected, IReadOnlyList<string> Results, IReadOnlyList<IngestError> Errors)
{
    public const int MaxErrors = 1_000;
}

/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Line">Line of the body, from 1.</param>
/// <param name="Field">The field at fault; empty when the whole item is.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record IngestError(int Index, long Line, string Field, string Reason);
