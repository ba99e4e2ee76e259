namespace Inspectra.Core.Services.Agents;

/// <summary>Why one item was refused.</summary>
/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Line">Line of the body or file, from 1; 0 when unknown.</param>
/// <param name="Field">Name of the field as the client writes it; empty when the whole item is meant.</param>
/// <param name="Reason">A sentence fit for the screen.</param>
public sealed record IngestRejection(int Index, long Line, string Field, string Reason);
